import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type CleanupPlan, CleanupRun, DiskUsage, Receipt } from "@dunnage/api/schemas";
import {
  makeContainer,
  makeVolume,
  printedAs,
  standardScenario,
  startEngine,
  summaryOf,
  type ThrowawayEngine,
} from "@dunnage/throwaway-engine";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundledCli, type Cli } from "../test/cli.ts";

// `dunnage --local` as a process of its own, against real engines.

let engine: ThrowawayEngine;
let cli: Cli;

beforeAll(async () => {
  engine = await startEngine();
  cli = await bundledCli({ DOCKER_HOST: engine.host });
});
afterAll(async () => {
  await cli?.[Symbol.asyncDispose]();
  await engine?.[Symbol.asyncDispose]();
});

const ids = async (kind: string) =>
  (await engine.docker([kind, "ls", "--quiet"])).split("\n").filter(Boolean).toSorted();
const everything = async () => ({
  containers: (await engine.docker(["ps", "--all", "--quiet"])).split("\n").toSorted(),
  images: await ids("image"),
  networks: await ids("network"),
  volumes: await ids("volume"),
});

describe("on a host with some of everything", () => {
  beforeAll(() => standardScenario(engine));

  test("df tells what the docker CLI tells", async () => {
    const { code, stdout, stderr } = await cli.run(["--local", "df", "--json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { totals } = DiskUsage.omit({ objects: true, projects: true, sharedLayers: true }).parse(
      JSON.parse(stdout),
    );
    const { images, containers, volumes, buildCache } = totals;
    const printed = printedAs({
      images: images.bytes,
      containers: containers.bytes,
      volumes: volumes.bytes,
      buildCache: buildCache.bytes,
    });
    expect(printed).toEqual((await summaryOf(engine)).printed);
    const rows = await engine.dockerJson<{ Type: string; TotalCount: string; Active: string }>([
      "system",
      "df",
    ]);
    const counted = [totals.images, totals.containers, totals.buildCache];
    expect(counted.map(({ count, usedCount }) => [`${count}`, `${usedCount}`])).toEqual(
      rows
        .filter(({ Type }) => Type !== "Local Volumes")
        .map(({ TotalCount, Active }) => [TotalCount, Active]),
    );
    // It leaves out volumes with options of their driver.
    expect(totals.volumes.count).toBe((await ids("volume")).length);
  });

  test("df tells the same when it recalls layers as when it read them", async () => {
    const first = await cli.run(["--local", "df"]);
    const [kept] = (await readdir(join(cli.home, ".cache/dunnage"))).filter((name) =>
      name.startsWith("layers-"),
    );
    expect(kept).toBeDefined();
    expect(await cli.run(["df", "--local"])).toEqual(first);
    expect(first.stdout.split("\n")[0]).toMatch(/^KIND +TOTAL +IN USE +SIZE +RECLAIMABLE$/);
  });

  test.each([
    ["--objects", "objects"],
    ["--projects", "projects"],
  ] as const)("df %s tells each of them", async (flag, field) => {
    const { stdout } = await cli.run(["--local", "df", flag, "--json"]);
    const listed = DiskUsage.pick({ [field]: true } as { objects: true }).parse(JSON.parse(stdout));
    expect(Object.values(listed)[0]?.length).toBeGreaterThan(0);
    expect((await cli.run(["--local", "df", flag])).code).toBe(0);
  });

  test("plan tells what goes and what stays, and changes nothing", async () => {
    const before = await everything();
    const rules = [
      "--containers",
      "--images",
      "unused",
      "--volumes",
      "unused",
      "--networks",
      "--build-cache",
      "all",
    ];
    const { code, stdout, stderr } = await cli.run(["--local", "plan", ...rules, "--kept"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/objects on .* would go \(.*\): /);
    expect(stdout).toContain("label dunnage.keep=true");
    expect(stderr).toContain("somebody gave a name");
    expect(await everything()).toEqual(before);
  });

  test("what is excepted stays, and nothing but what is picked goes", async () => {
    const planned = async (args: string[]) => {
      const { stdout } = await cli.run(["--local", "plan", "--containers", "--json", ...args]);
      const plan: CleanupPlan = JSON.parse(stdout);
      return plan.items;
    };
    const [first, ...others] = await planned([]);
    const name = first?.names[0] ?? "";
    expect((await planned(["--except", name])).map(({ key }) => key)).toEqual(others.map(({ key }) => key));
    expect((await planned(["--only", name])).map(({ key }) => key)).toEqual([first?.key]);
    expect(await planned(["--only", name, "--except", name])).toEqual([]);
    const refused = await cli.run(["--local", "plan", "--containers", "--except", "nobody"]);
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toContain('nothing called "nobody"');
  });
});

describe("clean", () => {
  test("removes what the plan shows, and keeps a receipt that only its owner reads", async () => {
    const made = await makeContainer(engine, { state: "exited", name: "goes", writtenBytes: 5000 });
    const { code, stdout, stderr } = await cli.run(["--local", "clean", "--containers", "--yes", "--json"]);
    expect(code).toBe(0);
    const run = CleanupRun.parse((JSON.parse(stdout) as { run: unknown }).run);
    expect(run.state).toBe("finished");
    expect(run.outcomes).toContainEqual(expect.objectContaining({ id: made.id, outcome: "removed" }));
    const file = /^Receipt: (.*)$/m.exec(stderr)?.[1] ?? "";
    expect(file).toBe(join(cli.home, ".local/state/dunnage/runs", `${run.id}.json`));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const written: { run: unknown; outcomes: unknown; receipts: unknown } = JSON.parse(
      await readFile(file, "utf8"),
    );
    expect(written.run).toMatchObject({ id: run.id, state: "finished" });
    expect(written.outcomes).toEqual(run.outcomes);
    const receipts = Receipt.array().parse(written.receipts);
    expect(receipts).toContainEqual(
      expect.objectContaining({
        key: `containers/${made.id}`,
        inspect: expect.objectContaining({ Id: made.id }),
      }),
    );
    expect(await readdir(join(cli.home, ".local/state/dunnage/runs"))).not.toContain(
      `${run.id}.partial.jsonl`,
    );
  });

  test("asks at a terminal, with a bar, and takes no for no", async () => {
    await makeContainer(engine, { state: "exited", name: "asked" });
    const answered = async (answer: string) => {
      const started = cli.start(["--local", "clean", "--containers"], { terminal: true });
      await expect.poll(() => started.said().stdout, { timeout: 20_000 }).toContain("[y/N]");
      started.type(answer);
      return started.ended;
    };
    const no = await answered("n\r");
    expect(no.code).toBe(2);
    expect(no.stdout).toContain("Nothing was removed.");
    const yes = await answered("y\r");
    expect(yes.code).toBe(0);
    expect(yes.stdout).toContain("[##############################] 1 of 1");
    expect(await engine.docker(["ps", "--all", "--format", "{{.Names}}"])).not.toContain("asked");
  });

  test("takes volumes with a name only with the host's name", async () => {
    await makeVolume(engine, { name: "orders" });
    const clean = (...args: string[]) =>
      cli.run(["--local", "clean", "--volumes", "unused", "--yes", ...args]);
    const without = await clean();
    expect(without.code).toBe(2);
    const name = /--host-name (\S+)\./.exec(without.stderr)?.[1] ?? "";
    expect((await clean("--host-name", "elsewhere")).code).toBe(2);
    expect(await ids("volume")).toContain("orders");
    expect((await clean("--host-name", name)).code).toBe(0);
    expect(await ids("volume")).not.toContain("orders");
  });

  test("does nothing where nothing would go", async () => {
    await cli.run(["--local", "clean", "--containers", "--yes"]);
    const { code, stdout } = await cli.run(["--local", "clean", "--containers", "--yes", "--json"]);
    expect({ code, answer: JSON.parse(stdout) }).toEqual({ code: 0, answer: { run: null } });
  });

  test("begins nothing where no receipt can be written", async () => {
    const { id } = await makeContainer(engine, { state: "exited", name: "unwritten" });
    const { code, stderr } = await cli.run(["--local", "clean", "--containers", "--yes"], {
      env: { XDG_STATE_HOME: cli.program },
    });
    expect(code).toBe(1);
    expect(stderr).toContain("so nothing was begun");
    expect(await engine.docker(["ps", "--all", "--quiet", "--no-trunc"])).toContain(id);
    await engine.docker(["rm", id]);
  });

  test("ends after what is under way when Ctrl-C is pressed, and says so", async () => {
    for (let index = 0; index < 60; index++) await makeContainer(engine, { state: "created" });
    const started = cli.start(["--local", "clean", "--containers", "--yes", "--json"]);
    const runs = join(cli.home, ".local/state/dunnage/runs");
    const partial = async () => (await readdir(runs)).find((name) => name.endsWith(".partial.jsonl"));
    await expect.poll(partial, { interval: 2, timeout: 20_000 }).toBeDefined();
    started.interrupt();
    const { code, stdout, stderr } = await started.ended;
    expect(stderr).toContain("Cancelling: what is under way is finished");
    expect(code).toBe(5);
    const { run } = JSON.parse(stdout) as { run: CleanupRun };
    expect(run.state).toBe("cancelled");
    const left = run.outcomes.filter(({ reason }) => reason === "cancelled");
    const there = (await engine.docker(["ps", "--all", "--quiet", "--no-trunc"])).split("\n").filter(Boolean);
    expect(left.every(({ id }) => there.includes(id))).toBe(true);
    expect(left.length).toBeGreaterThan(0);
  });
});

test.each([["df"], ["plan", "--images"], ["clean", "--images", "--yes"], ["info"]])(
  "%s says clearly that the engine is away",
  async (...args) => {
    const { code, stdout, stderr } = await cli.run(["--local", ...args], {
      env: { DOCKER_HOST: "unix:///nonexistent/docker.sock" },
    });
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(stderr).toMatch(/^dunnage: The engine at unix:\/\/\/nonexistent\/docker.sock cannot be reached\./);
    expect(stderr).toContain("DOCKER_HOST");
  },
);
