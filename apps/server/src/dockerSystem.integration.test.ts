import type { Rules } from "@dunnage/api/schemas";
import {
  allEngines,
  podman,
  printedAs,
  type StandardScenario,
  standardScenario,
  startEngine,
  summaryOf,
  type ThrowawayEngine,
  testEngines,
} from "@dunnage/throwaway-engine";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestDunnage, type TestDunnage, type Visitor } from "../test/dunnage.ts";
import { keysOn } from "../test/engineLists.ts";

// The same on every engine: what Dunnage tells of it, and takes from it, against the docker CLI's words and the engine's own lists.

/** Set by the long suite (`npm test -- long`). */
const asked = process.env.DUNNAGE_SCENARIOS !== undefined;
const engines = asked ? allEngines : [...testEngines, podman];

const everything: Rules = {
  containers: true,
  networks: true,
  volumes: "unused",
  images: "unused",
  buildCache: "all",
};

describe.each(engines)("$title", ({ options }) => {
  let engine: ThrowawayEngine;
  let made: StandardScenario;
  let dunnage: TestDunnage;
  let visitor: Visitor;

  beforeAll(async () => {
    engine = await startEngine(options);
    made = await standardScenario(engine);
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
    const anew = async () => {
      stats = await visitor.client.dockerSystem.stats.query({ refresh: true });
      return { ...stats, printed: printedAs(stats.diskUsage) };
    };
    await expect
      .poll(anew, { timeout: 20_000 })
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
      kind: engine.kind,
      version: cliVersion.Server.Version,
      apiVersion: cliVersion.Server.ApiVersion,
      minApiVersion: cliVersion.Server.MinAPIVersion,
      commit: cliVersion.Server.GitCommit || null, // Debian's Podman does not know its own
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
      imageStore: engine.store === "overlay2" ? "graphdriver" : engine.store,
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

    await engine.docker(["rm", made.containers.alone.name]);
    await engine.docker(["volume", "create", "one-more"]);
    const after = await compare();
    expect(after.totalContainers).toBe(before.totalContainers - 1);
  });

  test("what a protection keeps is not told as reclaimable", async () => {
    const { protections, dockerSystem } = visitor.client;
    const all = { host: null, kind: null, by: "name", value: "*", why: "for now" } as const;
    const { id } = await protections.add.mutate(all);
    const reclaimable = async () => (await dockerSystem.stats.query({ refresh: true })).reclaimable;
    await expect.poll(reclaimable).toMatchObject({ containers: 0 });
    await protections.remove.mutate({ id });
    await expect.poll(async () => (await reclaimable()).containers).toBeGreaterThan(0);
  });

  test("usage has every object that the engine lists, with its bytes and what holds it", async () => {
    const { objects, totals } = await visitor.client.dockerSystem.usage.query({ refresh: true });
    expect(objects.map(({ key }) => key).toSorted()).toEqual(await keysOn(engine, { hidden: false }));
    const byKey = new Map(objects.map((object) => [object.key, object]));
    const { containers, volumes, images, networks } = made;
    const running = `containers/${containers.running.id}`;
    expect(byKey.get(running)).toMatchObject({
      names: [containers.running.name],
      state: "running",
      use: "used",
      project: "shop",
      holds: expect.arrayContaining([
        `images/${images.used.id}`,
        `networks/${networks.used.id}`,
        `volumes/${volumes.used.name}`,
      ]),
    });
    for (const { name, bytes } of [volumes.used, volumes.unused, volumes.anonymous, volumes.kept]) {
      expect(byKey.get(`volumes/${name}`), name).toMatchObject({ bytes, certainty: "exact" });
    }
    expect(byKey.get(`volumes/${volumes.used.name}`)).toMatchObject({ use: "used", heldBy: [running] });
    expect(byKey.get(`volumes/${volumes.withOptions.name}`)).toMatchObject({
      heldBy: [`containers/${containers.created.id}`],
    });
    expect(byKey.get(`images/${images.dangling.id}`)).toMatchObject({ names: [], use: "reclaimable" });
    expect(byKey.get(`images/${images.shared.id}`)?.sharedBytes).toBeGreaterThan(images.shared.ownBytes);
    for (const [kind, { count }] of Object.entries(totals)) {
      expect(count, kind).toBe(objects.filter((object) => object.kind === kind).length);
    }
  });

  test("a preview speaks of every object once, and changes nothing", async () => {
    const before = await keysOn(engine, { hidden: true });
    const { items, kept } = await visitor.client.dockerSystem.preview.mutate(everything);
    expect([...items, ...kept].map(({ key }) => key).toSorted()).toEqual(before);
    expect(await keysOn(engine, { hidden: true })).toEqual(before);
    const because = (code: string) =>
      kept.flatMap(({ names, reason }) => (reason.code === code ? names : [])).toSorted();
    expect(because("running")).toEqual(
      [made.containers.paused.name, made.containers.running.name].toSorted(),
    );
    expect(because("foreign")).toEqual([made.volumes.withOptions.name]);
    expect(because("label_keep")).toEqual(
      [
        made.containers.kept.name,
        ...made.images.kept.tags.map((tag) => `${engine.kind === "podman" ? "docker.io/" : ""}${tag}`),
        made.networks.kept.name,
        made.volumes.kept.name,
      ].toSorted(),
    );
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
  test("a plan of everything takes exactly what it has, and leaves what is in use, labelled or protected", async () => {
    const { protections, dockerSystem } = visitor.client;
    await protections.add.mutate({
      host: null,
      kind: "volumes",
      by: "name",
      value: "one-*",
      why: "of the matrix",
    });
    const plan = await dockerSystem.preview.mutate(everything);
    const before = await keysOn(engine, { hidden: true });
    const { state, outcomes } = await dockerSystem.cleanup.mutate({ plan: plan.id });
    const after = await keysOn(engine, { hidden: true });

    expect(outcomes.filter(({ outcome }) => outcome !== "removed")).toEqual([]);
    expect(state).toBe("finished");
    expect(before.filter((key) => !after.includes(key))).toEqual(plan.items.map(({ key }) => key).toSorted());
    expect(after).toEqual(plan.kept.map(({ key }) => key).toSorted());
    const { containers, images, networks, volumes } = made;
    const kept = [
      ...[containers.running, containers.paused, containers.kept].map(({ id }) => `containers/${id}`),
      ...[images.used, images.kept].map(({ id }) => `images/${id}`),
      ...[networks.used, networks.kept].map(({ id }) => `networks/${id}`),
      ...[volumes.used, volumes.withOptions, volumes.kept, { name: "one-more" }].map(
        ({ name }) => `volumes/${name}`,
      ),
    ];
    expect(after).toEqual(expect.arrayContaining(kept));
    const gone = [
      `images/${images.unused.id}`,
      `images/${images.unusedAlone.id}`,
      `volumes/${volumes.unused.name}`,
    ];
    expect(before).toEqual(expect.arrayContaining(gone));
    expect(gone.filter((key) => after.includes(key))).toEqual([]);
    await compare();
  });

  test("nothing that was asked for failed inside", () => {
    const lines = dunnage.log.map((line) => JSON.parse(line) as { level: number; msg?: string });
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter(({ level }) => level > 30)).toEqual([]);
  });
});
