import { afterAll, beforeAll, describe, expect, test } from "vitest";
// oxlint-disable-next-line no-restricted-imports -- recordings of engines that cannot be run here are no part of the package
import { facts } from "../../../packages/docker/src/testing/facts.ts";
// oxlint-disable-next-line no-restricted-imports -- as above
import { replay } from "../../../packages/docker/src/testing/replay.ts";
import { startTestDunnage, type TestDunnage, type Visitor } from "../test/dunnage.ts";

// What the server says of engines that cannot be started here, engine 29 above all. One scenario, built in each of them.

const everything = {
  containers: true,
  networks: true,
  volumes: "unused",
  images: "unused",
  buildCache: "all",
} as const;

/** A volume without a name of its own. */
const anonymous = /^[0-9a-f]{64}$/;

/** Engine 29 came with four versions of the API, and answers each as the last one was recorded. */
const engines = Object.entries(facts).flatMap(([name, fact]) => {
  const apis = fact.version.startsWith("29.") ? ["1.52", "1.53", "1.54", "1.55"] : [fact.api];
  return apis.map((api) => ({ ...fact, name, api }));
});

describe.each(engines)("$name, API $api", ({ name, version, api, store, totals }) => {
  const podman = store === "podman";
  const counts = {
    containers: 7,
    images: 6,
    volumes: 7,
    networks: podman ? 4 : 6,
    buildCache: podman ? 0 : 6,
  };
  let recorded: Awaited<ReturnType<typeof replay>>;
  let dunnage: TestDunnage;
  let visitor: Visitor;

  beforeAll(async () => {
    recorded = await replay(name, api);
    dunnage = await startTestDunnage({ DOCKER_HOST: recorded.host });
    visitor = await dunnage.signIn();
  });
  afterAll(async () => {
    await dunnage?.[Symbol.asyncDispose]();
    await recorded?.[Symbol.asyncDispose]();
  });

  test("info is what it is", async () => {
    const info = await visitor.client.dockerSystem.info.query();
    expect(info.engine).toMatchObject({ kind: podman ? "podman" : "docker", version, apiVersion: api });
    expect(info.storage).toMatchObject({ imageStore: store, totalBytes: null, freeBytes: null });
    expect(info.host).toEqual({ id: "local", name: "docker-host" });
  });

  test("stats are what `docker system df` totalled then", async () => {
    const stats = () => visitor.client.dockerSystem.stats.query();
    await expect.poll(stats, { timeout: 20_000 }).toMatchObject({
      totalImages: counts.images,
      totalContainers: counts.containers,
      runningContainers: 3,
      totalComposeProjects: 2,
      diskUsage: totals,
      unusedNamedVolumesBytes: 2_000_000,
      // The layers of images were not recorded: not known is not nothing.
      reclaimable: { images: null, volumes: 700_000 },
    });
  });

  test("usage has every object", async () => {
    const usage = await visitor.client.dockerSystem.usage.query();
    for (const [kind, count] of Object.entries(counts)) {
      expect(usage.objects.filter((object) => object.kind === kind).length, kind).toBe(count);
      expect(usage.totals, kind).toMatchObject({ [kind]: { count } });
    }
    expect(usage.totals.containers.bytes).toBe(totals.containers);
    expect(usage.totals.volumes.bytes).toBe(totals.volumes);
    expect(usage.projects.map(({ project, running }) => [project, running])).toEqual([
      ["demo", 2],
      ["old", 0],
    ]);
  });

  test("a preview takes what it does everywhere, and no image whose layers it does not know", async () => {
    const { items, kept } = await visitor.client.dockerSystem.preview.mutate(everything);
    const named = items
      .filter(({ kind }) => kind !== "buildCache")
      .map(({ kind, names, id }) => `${kind}/${names[0] ?? (anonymous.test(id) ? "anonymous" : id)}`);
    expect(named.toSorted()).toEqual([
      "containers/c-anon",
      "containers/c-created",
      "containers/c-stopped",
      "containers/old-job-1",
      "networks/net-stopped",
      "networks/net-unused",
      "volumes/anonymous",
      "volumes/anonymous",
      "volumes/anonymous",
      "volumes/vol-stopped",
      "volumes/vol-unused",
    ]);
    expect(items.filter(({ kind }) => kind === "buildCache")).toHaveLength(counts.buildCache);
    const reasons = kept.flatMap(({ kind, reason }) => (kind === "images" ? [reason.code] : []));
    expect(new Set(reasons)).toEqual(new Set(["has_children", "in_use", "size_unknown"]));
  });

  test("what was never recorded is refused, so nothing goes, and each object says why", async () => {
    const plan = await visitor.client.dockerSystem.preview.mutate({ containers: true });
    const { outcomes } = await visitor.client.dockerSystem.cleanup.mutate({ plan: plan.id });
    expect(outcomes.map(({ key }) => key).toSorted()).toEqual(plan.items.map(({ key }) => key).toSorted());
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ outcome: "kept", reason: "unknown", message: "never recorded" });
    }
    expect(recorded.asked.filter((question) => !question.startsWith("GET "))).toEqual([]);
    const refused = /^GET \/v[\d.]+\/(events|images\/sha256:\w+\/(json|history)|containers\/\w+\/json)(\?|$)/;
    expect(recorded.refused.filter((question) => !refused.test(question))).toEqual([]);
  });

  test("nothing that was asked for failed inside", () => {
    const lines = dunnage.log.map((line) => JSON.parse(line) as { level: number });
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter(({ level }) => level > 40)).toEqual([]);
  });
});
