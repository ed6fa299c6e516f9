import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { networkInterfaces, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test, vi } from "vitest";
import { makeContainer } from "./scenario/container.ts";
import { startEngine } from "./start-engine.ts";

vi.setConfig({ testTimeout: 120_000 }); // engines take their time on a loaded machine

/** Whatever is on this machine because of an engine: its folder, processes, mounts, network and cgroups. */
function traces(folder: string, network: string): string[] {
  const name = basename(folder);
  const found = existsSync(folder) ? [folder] : [];
  for (const pid of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const files = ["cmdline", "cgroup", "mountinfo"].map((file) =>
        readFileSync(`/proc/${pid}/${file}`, "utf8"),
      );
      if (files.some((text) => text.includes(name))) found.push(`process ${pid}`);
      if (readlinkSync(`/proc/${pid}/ns/net`) === network) found.push(`network of process ${pid}`);
    } catch {
      // it ended meanwhile
    }
  }
  found.push(...globSync(`/sys/fs/cgroup/{,*/}${name}*`));
  found.push(
    ...readFileSync("/proc/self/mountinfo", "utf8")
      .split("\n")
      .filter((line) => line.includes(name)),
  );
  return found;
}

const addresses = () =>
  Object.values(networkInterfaces()).flatMap((all) => all?.map(({ address }) => address));

/** The network namespace of an engine, as its daemon tells. */
function networkOf(folder: string): string {
  for (const pid of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const [program = "", ...args] = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
      if (/^(dockerd|podman)$/.test(program) && args.some((arg) => arg.includes(`${folder}/`))) {
        return readlinkSync(`/proc/${pid}/ns/net`);
      }
    } catch {
      // it ended meanwhile
    }
  }
  throw new Error(`no engine runs in ${folder}`);
}

test("nothing is left of an engine that was disposed of", async () => {
  const engine = await startEngine({ tcp: { tls: true } });
  const network = networkOf(engine.folder);
  const engineAddress = new URL(engine.tcp?.host ?? "").hostname;
  const otherEnd = engineAddress.replace(/\d+$/, (last) => String(Number(last) - 1));
  await makeContainer(engine, { state: "running", anonymousVolumeBytes: [10] });
  await makeContainer(engine, { state: "paused" });
  expect(traces(engine.folder, network).length).toBeGreaterThan(10);
  expect(addresses()).toContain(otherEnd);
  await engine[Symbol.asyncDispose]();
  expect(traces(engine.folder, network)).toEqual([]);
  expect(addresses()).not.toContain(otherEnd);
});

test("nothing is left of an engine that is frozen", async () => {
  const engine = await startEngine();
  const network = networkOf(engine.folder);
  await engine.pause();
  await engine[Symbol.asyncDispose]();
  expect(traces(engine.folder, network)).toEqual([]);
});

test("nothing is left of an engine that could not start, and its log is told", async () => {
  const bin = mkdtempSync(join(tmpdir(), "broken-engine-"));
  writeFileSync(join(bin, "dockerd"), '#!/bin/sh\necho "broken in $2"\nexit 3\n', { mode: 0o755 });
  vi.stubEnv("PATH", `${bin}:${process.env["PATH"]}`);
  try {
    const error: unknown = await startEngine().catch((reason: unknown) => reason);
    const [, folder = ""] =
      /ended with 3 at its start.*broken in (\S+)\/daemon\.json/s.exec(String(error)) ?? [];
    expect(basename(folder)).toMatch(/^dunnage-engine-/);
    expect(traces(folder, "none")).toEqual([]);
  } finally {
    vi.unstubAllEnvs();
    rmSync(bin, { recursive: true });
  }
});

const importable = (file: string) => JSON.stringify(new URL(file, import.meta.url));

test("nothing is left of Podman, which has no daemon to take its containers along", async () => {
  const machinesOwn = () =>
    globSync([
      "/var/lib/containers/**",
      "/etc/containers/**",
      "/dev/shm/libpod*",
      "/run/{libpod,containers,runc,crun}",
    ]);
  const before = machinesOwn();
  const engine = await startEngine({ version: "podman" });
  const network = networkOf(engine.folder);
  await makeContainer(engine, { state: "running", anonymousVolumeBytes: [10] });
  await makeContainer(engine, { state: "paused" });
  expect(traces(engine.folder, network).length).toBeGreaterThan(10);
  await engine.kill();
  await engine[Symbol.asyncDispose]();
  expect(traces(engine.folder, network)).toEqual([]);
  expect(machinesOwn()).toEqual(before);
});

const ends = {
  "killed with its whole process group": "setInterval(() => {}, 1000);",
  "ended without a word to its engine": "",
  "stopped by an error that nobody caught": 'throw new Error("expected by the test");',
};

const endsOfEach = ["installed", "podman"].flatMap((version) =>
  Object.entries(ends).map(([how, end]) => ({ version, how, end })),
);

test.each(endsOfEach)(
  "nothing is left of an engine ($version) whose test was $how",
  async ({ version, end }) => {
    const program = `
    import { makeContainer } from ${importable("./scenario/container.ts")};
    import { startEngine } from ${importable("./start-engine.ts")};
    const engine = await startEngine({ version: "${version}" });
    await makeContainer(engine, { state: "running" });
    await makeContainer(engine, { state: "paused" });
    console.log(engine.folder);
    process.stdin.once("data", () => { process.stdin.destroy(); ${end} });
  `;
    const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", program], {
      detached: true, // a process group of its own
      stdio: "pipe",
    });
    const exited = once(child, "exit");
    const folder = await new Promise<string>((resolve, reject) => {
      let words = "";
      child.stderr.on("data", (chunk) => (words += String(chunk)));
      child.on("close", () => reject(new Error(words)));
      createInterface(child.stdout).once("line", resolve);
    });
    const network = networkOf(folder);
    expect(traces(folder, network).length).toBeGreaterThan(10);
    child.stdin.write("go\n");
    if (end.startsWith("setInterval") && child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    await exited;
    await expect.poll(() => traces(folder, network), { timeout: 20_000 }).toEqual([]);
  },
);
