import {
  printedAs,
  standardScenario,
  startEngine,
  summaryOf,
  type ThrowawayEngine,
} from "@dunnage/throwaway-engine";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestDunnage, type TestDunnage, type Visitor } from "../test/dunnage.ts";

// Every number of `info` and `stats` against the docker CLI's own, on live engines, before and after changes.

describe.each([
  { version: "installed", store: "overlay2" },
  { version: "28.5", store: "overlay2" },
  { version: "28.5", store: "containerd" },
] as const)("engine $version, $store", (options) => {
  let engine: ThrowawayEngine;
  let dunnage: TestDunnage;
  let visitor: Visitor;

  beforeAll(async () => {
    engine = await startEngine(options);
    await standardScenario(engine);
    dunnage = await startTestDunnage({ DOCKER_HOST: engine.host });
    visitor = await dunnage.signIn();
  });
  afterAll(async () => {
    await dunnage?.[Symbol.asyncDispose]();
    await engine?.[Symbol.asyncDispose]();
  });

  async function compare() {
    const cli = await summaryOf(engine);
    let stats = await visitor.client.dockerSystem.stats.query();
    // Counts are a second old at most, and bytes are null until a kind has been measured: asked again, both come true.
    const asked = async () => {
      stats = await visitor.client.dockerSystem.stats.query({ refresh: true });
      return { ...stats, printed: printedAs(stats.diskUsage) };
    };
    await expect
      .poll(asked, { timeout: 20_000 })
      .toMatchObject({ ...cli.counts, diskUsage: cli.bytes, printed: cli.printed });
    for (const kind of ["images", "containers", "volumes", "buildCache"] as const) {
      expect(stats.reclaimable[kind]).toBeLessThanOrEqual(stats.diskUsage[kind] ?? 0);
      expect(stats.measurements[kind]).toMatchObject({ error: null, measuredAt: expect.any(String) });
    }
    return stats;
  }

  test("info is what docker info and docker version say", async () => {
    const info = await visitor.client.dockerSystem.info.query();
    const json = async <T>(command: string) =>
      JSON.parse(await engine.docker([command, "--format", "{{json .}}"])) as T;
    const [cliInfo, cliVersion] = await Promise.all([
      json<Record<string, unknown>>("info"),
      json<{ Server: Record<string, unknown> }>("version"),
    ]);
    expect(info.engine).toMatchObject({
      kind: "docker",
      version: cliVersion.Server.Version,
      apiVersion: cliVersion.Server.ApiVersion,
      minApiVersion: cliVersion.Server.MinAPIVersion,
      commit: cliVersion.Server.GitCommit,
    });
    expect(info.machine).toEqual({
      name: cliInfo.Name,
      operatingSystem: cliInfo.OperatingSystem,
      osType: cliInfo.OSType,
      architecture: cliInfo.Architecture,
      kernelVersion: cliInfo.KernelVersion,
      cpus: cliInfo.NCPU,
      memoryBytes: cliInfo.MemTotal,
    });
    expect(info.storage).toMatchObject({
      driver: cliInfo.Driver,
      imageStore: options.store === "containerd" ? "containerd" : "graphdriver",
      rootFolder: cliInfo.DockerRootDir,
    });
    expect(info.storage.totalBytes).toBeGreaterThan(info.storage.freeBytes ?? Number.POSITIVE_INFINITY);
    expect(info.runtime).toMatchObject({
      defaultRuntime: cliInfo.DefaultRuntime,
      cgroupDriver: cliInfo.CgroupDriver,
      cgroupVersion: cliInfo.CgroupVersion,
      securityOptions: cliInfo.SecurityOptions,
    });
    expect(info.swarm.state).toBe("inactive");
    expect(info.address).toBe(engine.host);
    expect(info.host).toEqual({ id: "local", name: cliInfo.Name });
  });

  test("stats are what the docker CLI counts and totals, and again after changes", async () => {
    const before = await compare();
    expect(before.totalComposeProjects).toBeGreaterThan(0);
    expect(before.diskUsage.images).toBeGreaterThan(0);

    const [stopped] = (await engine.docker(["ps", "-aq", "--filter", "status=exited"])).trim().split("\n");
    await engine.docker(["rm", stopped ?? ""]);
    await engine.docker(["volume", "create", "one-more"]);
    const after = await compare();
    expect(after.totalContainers).toBe(before.totalContainers - 1);
  });

  test("what a protection keeps is not told as reclaimable", async () => {
    const { protections, dockerSystem } = visitor.client;
    const everything = { host: null, kind: null, by: "name", value: "*", why: "for now" } as const;
    const { id } = await protections.add.mutate(everything);
    const reclaimable = async () => (await dockerSystem.stats.query({ refresh: true })).reclaimable;
    await expect.poll(reclaimable).toMatchObject({ containers: 0 });
    await protections.remove.mutate({ id });
    await expect.poll(async () => (await reclaimable()).containers).toBeGreaterThan(0);
  });

  test("a clean-up takes what it says, and the numbers follow", async () => {
    const volumes = async () => (await engine.docker(["volume", "ls", "-q"])).trim().split("\n");
    const before = await volumes();
    const run = await visitor.client.dockerSystem.cleanup.mutate({
      containers: true,
      volumes: true,
      networks: true,
    });
    expect(run.state).toBe("finished");
    const removed = run.outcomes.filter((o) => o.outcome === "removed");
    expect(removed.length).toBeGreaterThan(0);
    const after = await volumes();
    expect(before.filter((name) => !after.includes(name)).toSorted()).toEqual(
      removed
        .filter((o) => o.kind === "volumes")
        .map((o) => o.id)
        .toSorted(),
    );
    const { kept } = await visitor.client.runs.plan.query({ id: run.id });
    expect(kept.filter(({ reason }) => reason.code === "label_keep").length).toBeGreaterThan(0);
    await compare();
  });
});
