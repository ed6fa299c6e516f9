import { execFile } from "node:child_process";
import { chmod, chown, mkdir, mkdtemp, rename, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { baseImage, makeContainer, startEngine, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import { describe, expect, test } from "vitest";
import { signIn, startTestDunnage, type Visitor } from "../../test/dunnage.ts";
import { startServerProcess } from "../../test/process.ts";

const run = promisify(execFile);

/** As it is once everything has been measured. */
async function diskOf({ client }: Visitor) {
  const disk = () => client.dockerSystem.disk.query({ refresh: true });
  await expect.poll(async () => (await disk()).measuring, { timeout: 20_000 }).toBe(false);
  return disk();
}

/** What `du` says of these files together, in apparent bytes. */
async function du(files: string): Promise<number> {
  const { stdout } = await run("sh", ["-c", `du -cb ${files}`]);
  return Number(stdout.trimEnd().split("\n").at(-1)?.split("\t")[0]);
}

/** A container that has said so many lines of a hundred bytes, and ended. */
async function makeTalker(engine: ThrowawayEngine, name: string, lines: number, options: string[]) {
  await makeContainer(engine, { state: "created" });
  const say = `i=0; while test $i -lt ${lines}; do echo ${"x".repeat(99)}; i=$((i+1)); done`;
  const logging = ["run", "--detach", "--name", name, ...options, baseImage, "sh", "-c", say];
  const id = (await engine.docker(logging)).trim();
  await engine.docker(["wait", name]);
  const { body } = await engine.request<{ LogPath: string }>("GET", `/containers/${id}/json`);
  return { id, logPath: body.LogPath };
}

describe.each([
  { version: "installed", store: "overlay2" },
  { version: "28.5", store: "containerd" },
] as const)("engine $version, $store", (options) => {
  test("every byte of the file system is told, and the logs are what du says", async () => {
    await using engine = await startEngine(options);
    const json = await makeTalker(engine, "json", 30_000, ["--log-driver", "json-file"]);
    const rotation = "--log-driver json-file --log-opt max-size=1m --log-opt max-file=3";
    const rotated = await makeTalker(engine, "rotated", 30_000, rotation.split(" "));
    const local = await makeTalker(engine, "local", 20_000, ["--log-driver", "local"]);
    const silent = await makeTalker(engine, "silent", 10, ["--log-driver", "none"]);
    expect([local.logPath, silent.logPath]).toEqual(["", ""]);

    await using dunnage = await startTestDunnage({ DOCKER_HOST: engine.host });
    const visitor = await dunnage.signIn();
    const disk = await diskOf(visitor);
    const expected = [
      { id: json.id, name: "json", bytes: await du(json.logPath) },
      { id: rotated.id, name: "rotated", bytes: await du(`${rotated.logPath}*`) },
      {
        id: local.id,
        name: "local",
        bytes: await du(`${engine.dataRoot}/containers/${local.id}/local-logs/*`),
      },
    ];
    expect(expected[0]?.bytes).toBeGreaterThan(3_000_000);
    expect(disk.logs?.containers).toEqual(expected.toSorted((a, b) => b.bytes - a.bytes));
    expect(disk.logs?.bytes).toBe(expected.reduce((sum, { bytes }) => sum + bytes, 0));
    expect(disk.logs?.files).toBeGreaterThanOrEqual(5);

    const stats = await visitor.client.dockerSystem.stats.query({});
    expect(disk).toMatchObject({ unseen: null, docker: stats.diskUsage, rootFolder: engine.dataRoot });
    expect(disk.caveats).toEqual(["apparent_bytes"]);
    const { blocks, bfree, bavail, bsize } = await statfs(engine.dataRoot);
    expect(disk.totalBytes).toBe(blocks * bsize);
    expect(disk.reservedBytes).toBe((bfree - bavail) * bsize);
    const { images, containers, volumes, buildCache } = disk.docker;
    const parts = [images, containers, volumes, buildCache, disk.logs?.bytes];
    const known = [disk.freeBytes, disk.reservedBytes, disk.otherBytes, ...parts];
    const sum = known.reduce<number>((total, part) => total + (part ?? Number.NaN), 0);
    expect(sum - (disk.excessBytes ?? Number.NaN)).toBe(disk.totalBytes);
  });
});

test("what a removed container left behind counts, without a name", async () => {
  await using engine = await startEngine({ version: "28.5" });
  const container = await makeContainer(engine, { name: "there" });
  const left = join(engine.dataRoot, "containers", "f".repeat(64));
  await mkdir(left);
  await writeFile(join(left, `${"f".repeat(64)}-json.log`), "x".repeat(5000));
  await using dunnage = await startTestDunnage({ DOCKER_HOST: engine.host });
  const visitor = await dunnage.signIn();
  expect((await diskOf(visitor)).logs?.containers).toEqual([{ id: "f".repeat(64), name: null, bytes: 5000 }]);

  // A folder of the same name that is another engine's: none of this one's containers is in it.
  const folder = join(engine.dataRoot, "containers");
  await rename(join(folder, container.id), join(folder, "elsewhere"));
  const disk = await diskOf(visitor);
  await rename(join(folder, "elsewhere"), join(folder, container.id));
  expect(disk).toMatchObject({
    unseen: { code: "root_folder_not_visible", folder: engine.dataRoot, inContainer: false },
    totalBytes: null,
    logs: null,
    otherBytes: null,
  });
});

test("any number of people who look cost the engine the same, and no container is inspected for its log", async () => {
  await using engine = await startEngine({ version: "28.5" });
  await makeContainer(engine);
  let elapsedMs = 1_000_000;
  const clock = { instant: () => new Date(), elapsedMs: () => elapsedMs };
  await using dunnage = await startTestDunnage({ DOCKER_HOST: engine.host }, { clock });
  const { client } = await dunnage.signIn();
  const called = async () => {
    const { calls } = await client.diagnostics.engineCalls.query();
    return new Map(calls.map(({ operation, count }) => [operation, count]));
  };
  const look = () => client.dockerSystem.disk.query();
  await expect.poll(async () => (await look()).otherBytes).not.toBeNull();
  const before = await called();
  elapsedMs += 14_999;
  await Promise.all(Array.from({ length: 50 }, look));
  const after = await called();
  expect(after.get("read the engine's information")).toBe(before.get("read the engine's information"));
  expect(after.has("inspect a container")).toBe(false);
  elapsedMs += 1;
  await Promise.all(Array.from({ length: 50 }, look));
  expect((await called()).get("read the engine's information")).toBe(
    (before.get("read the engine's information") ?? 0) + 1,
  );
});

test("an engine that is reached over the network says so, and what it measures is told all the same", async () => {
  await using engine = await startEngine({ version: "28.5", tcp: { tls: false } });
  await makeContainer(engine, { writtenBytes: 4000 });
  const address = engine.tcp?.host ?? "";
  await using dunnage = await startTestDunnage({ DOCKER_HOST: address });
  expect(await diskOf(await dunnage.signIn())).toMatchObject({
    unseen: { code: "remote_engine", address },
    totalBytes: null,
    freeBytes: null,
    reservedBytes: null,
    docker: { containers: 4000 },
    logs: null,
    otherBytes: null,
    excessBytes: null,
  });
});

test("a root folder that may not be read says so, and the file system's size is told all the same", async () => {
  await using engine = await startEngine({ version: "28.5" });
  await makeContainer(engine);
  const folder = join(engine.dataRoot, "containers");
  await chown(folder, 65534, 65534);
  await chmod(folder, 0o700);
  const dataDir = await mkdtemp(join(tmpdir(), "dunnage-server-"));
  try {
    // Root without root's right to read everything, as in a container that gave it up.
    await using server = await startServerProcess({ DUNNAGE_DATA_DIR: dataDir, DOCKER_HOST: engine.host }, [
      "setpriv",
      "--bounding-set=-dac_override,-dac_read_search",
    ]);
    const disk = await diskOf(await signIn(server.url));
    const { blocks, bsize } = await statfs(engine.dataRoot);
    expect(disk).toMatchObject({
      unseen: {
        code: "root_folder_not_readable",
        folder: engine.dataRoot,
        inContainer: false,
        userId: 0,
        error: "EACCES",
      },
      totalBytes: blocks * bsize,
      logs: null,
      otherBytes: null,
    });
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
