import { once } from "node:events";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { CleanupPlan, CleanupRun, Protection, RunList, SystemInfo } from "@dunnage/api/schemas";
import { startTestDunnage, type TestDunnage } from "@dunnage/server/testing";
import { makeContainer, makeVolume, startEngine, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundledCli, type Cli } from "../test/cli.ts";

// The program as a process of its own, against a real server on a real engine.

let engine: ThrowawayEngine;
let dunnage: TestDunnage;
let door: { url: string; token: string };
let cli: Cli;

beforeAll(async () => {
  engine = await startEngine();
  dunnage = await startTestDunnage({ DOCKER_HOST: engine.host });
  const { client } = await dunnage.signIn();
  const { secret } = await client.tokens.create.mutate({
    name: "cli",
    role: "administrator",
    expiresInDays: 1,
  });
  door = { url: dunnage.url, token: secret };
  cli = await bundledCli();
  await cli.run(["login", "--url", door.url, "--token-stdin"], { input: door.token });
});
afterAll(async () => {
  await cli?.[Symbol.asyncDispose]();
  await dunnage?.[Symbol.asyncDispose]();
  await engine?.[Symbol.asyncDispose]();
});

const json = async (...args: string[]): Promise<unknown> => {
  const { code, stdout, stderr } = await cli.run([...args, "--json"]);
  expect({ code, stderr: stderr.replace(/^Receipt: .*\n/, "") }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout);
};
const containers = async () => (await engine.docker(["ps", "--all", "--quiet", "--no-trunc"])).split("\n");

test("login keeps address and token where only their owner reads them, and the environment goes first", async () => {
  const file = join(cli.home, ".config/dunnage/login.json");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(JSON.parse(await readFile(file, "utf8"))).toEqual({ url: door.url, token: door.token });
  const elsewhere = await cli.run(["info"], { env: { DUNNAGE_TOKEN: "another" } });
  expect(elsewhere.code).toBe(4);
  // What is kept for one server is not sent to another.
  const other = await cli.run(["info"], { env: { DUNNAGE_URL: "http://127.0.0.1:9" } });
  expect(other.code).toBe(4);
  expect(other.stderr).toContain("There is no token for http://127.0.0.1:9");
});

test("a wrong token is not kept, and logout forgets the right one", async () => {
  await using own = await bundledCli();
  const refused = await own.run(["login", "--url", door.url, "--token", "wrong"]);
  expect(refused).toMatchObject({ code: 4, stdout: "" });
  expect((await own.run(["runs"])).stderr).toContain("dunnage login");
  expect((await own.run(["login", "--url", door.url, "--token-stdin"], { input: door.token })).code).toBe(0);
  expect((await own.run(["runs"])).code).toBe(0);
  expect((await own.run(["logout"])).code).toBe(0);
  expect((await own.run(["runs"])).code).toBe(4);
});

test("login asks at a terminal, and does not show the token", async () => {
  await using own = await bundledCli();
  const started = own.start(["login"], { terminal: true });
  await expect.poll(() => started.said().stdout, { timeout: 20_000 }).toContain("Address of Dunnage: ");
  started.type(`${door.url}\r`);
  await expect.poll(() => started.said().stdout, { timeout: 20_000 }).toContain("Token: ");
  started.type(`${door.token}\r`);
  const { code, stdout } = await started.ended;
  expect(code).toBe(0);
  expect(stdout).not.toContain(door.token);
  expect((await own.run(["info"])).code).toBe(0);
});

test("info and df tell the host", async () => {
  expect(SystemInfo.parse(await json("info")).address).toBe(engine.host);
  expect(await json("df")).toMatchObject({ host: { id: "local" }, totals: { images: {} } });
  const { stdout } = await cli.run(["df"]);
  expect(stdout).toMatch(/^KIND +TOTAL/);
});

test("a plan is made, run by its id with the host's name, and found in the history", async () => {
  const { id } = await makeContainer(engine, { state: "exited", name: "planned" });
  const shown = await cli.run(["plan", "--containers"]);
  expect(shown.stdout).toContain("planned");
  const plan = /clean --plan (\S+)$/m.exec(shown.stderr)?.[1] ?? "";
  expect(await containers()).toContain(id);

  const unnamed = await cli.run(["clean", "--plan", plan, "--yes"]);
  expect(unnamed.code).toBe(2);
  const { host } = SystemInfo.parse(await json("info"));
  const wrong = await cli.run(["clean", "--plan", plan, "--yes", "--host-name", "elsewhere"]);
  expect(wrong.code).toBe(2);
  expect(await containers()).toContain(id);

  const cleaned = await cli.run(["clean", "--plan", plan, "--yes", "--host-name", host.name]);
  expect(cleaned).toMatchObject({ code: 0 });
  expect(cleaned.stdout).toContain("1 object removed");
  expect(await containers()).not.toContain(id);

  const [newest] = RunList.parse(await json("runs")).runs;
  expect(newest).toMatchObject({ plan, state: "finished" });
  const run = CleanupRun.parse(await json("runs", newest?.id ?? ""));
  expect(run.outcomes).toMatchObject([{ id, outcome: "removed" }]);
  expect(run.startedFrom.userAgent).toBe("dunnage-cli");
  const again = await cli.run(["clean", "--plan", plan, "--yes", "--host-name", host.name]);
  expect(again).toMatchObject({ code: 1, stdout: "" });
  expect(again.stderr).toContain("has been run already");
});

test("what is kept stays, until it is no longer kept", async () => {
  await makeContainer(engine, { state: "exited", name: "db-1" });
  const [protection] = Protection.array().parse([await json("keep", "db-*", "--why", "databases")]);
  expect(protection).toMatchObject({ by: "name", value: "db-*", host: null, kind: null });
  const planned = async () => CleanupPlan.parse(await json("plan", "--containers")).items;
  expect(await planned()).toEqual([]);
  expect((await cli.run(["keep"])).stdout).toContain("databases");
  expect((await cli.run(["keep", "--remove", protection?.id ?? ""])).code).toBe(0);
  expect(await planned()).toMatchObject([{ names: ["db-1"] }]);
});

test("a clean-up of volumes with a name asks for the host's at a terminal", async () => {
  await makeVolume(engine, { name: "ledger" });
  const started = cli.start(["clean", "--volumes", "unused"], { terminal: true });
  await expect.poll(() => started.said().stdout, { timeout: 20_000 }).toMatch(/host's name \((.*)\): /);
  started.type("no\r");
  const { code, stdout } = await started.ended;
  expect(code).toBe(2);
  expect(stdout).toContain("Nothing was removed.");
  expect(await engine.docker(["volume", "ls", "--quiet"])).toContain("ledger");
});

test("Ctrl-C ends the server's run after what is under way", async () => {
  for (let index = 0; index < 80; index++) await makeContainer(engine, { state: "created" });
  const started = cli.start(["clean", "--containers", "--yes"], { terminal: true });
  await expect.poll(() => started.said().stdout, { interval: 2, timeout: 20_000 }).toMatch(/\] \d+ of \d+/);
  started.type("\u0003");
  const { code, stdout } = await started.ended;
  expect(stdout).toContain("Cancelling: what is under way is finished");
  // Whether the server heard of it in time is the machine's affair; what the program says of it is not.
  const [run] = RunList.parse(await json("runs", "--limit", "1")).runs;
  expect({ code, state: run?.state }).toEqual(
    run?.state === "finished" ? { code: 0, state: "finished" } : { code: 5, state: "cancelled" },
  );
});

/** An address where somebody listened, and does no longer. */
async function closedDoor(): Promise<string> {
  await using server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("nobody answers: said in one line, with what to do", async () => {
  const { code, stdout, stderr } = await cli.run(["df"], {
    env: { DUNNAGE_URL: await closedDoor(), DUNNAGE_TOKEN: "any" },
  });
  expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  expect(stderr).toMatch(/^dunnage: Dunnage did not answer: .*ECONNREFUSED.*\nCheck the address/);
});
