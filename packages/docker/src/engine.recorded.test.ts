import { SystemInfo } from "@dunnage/api/schemas";
import { describe, expect, it } from "vitest";
import { facts } from "./testing/facts.ts";
import { failureOf } from "./testing/failureOf.ts";
import { engines, read } from "./testing/recordings.ts";
import { replay } from "./testing/replay.ts";

const byName = <Item extends { name: string }>(items: Item[]) =>
  Object.fromEntries(items.map((item) => [item.name, item]));
const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id);
const sum = (numbers: (number | null)[]) =>
  numbers.reduce<number>((total, number) => total + (number ?? 0), 0);

it("knows every recorded engine", () => {
  expect(Object.keys(facts).toSorted()).toEqual(engines);
});

describe.each(Object.entries(facts))("%s", (name, { version, api, store, totals }) => {
  const podman = store === "podman";
  const graphdriver = store === "graphdriver";
  const repository = podman ? "docker.io/library/" : "";

  it("tells what it is", async () => {
    await using recorded = await replay(name);
    const info = await recorded.engine.info();
    SystemInfo.omit({ host: true, readAt: true })
      .extend({ storage: SystemInfo.shape.storage.omit({ totalBytes: true, freeBytes: true }) })
      .strict()
      .parse(info);
    expect(info).toMatchObject({
      address: recorded.engine.address,
      engine: {
        kind: podman ? "podman" : "docker",
        version,
        apiVersion: api,
      },
      machine: { name: "docker-host", osType: "linux", cpus: 2, memoryBytes: 25_276_514_304 },
      storage: { imageStore: store },
      runtime: {
        defaultRuntime: "runc",
        cgroupVersion: "1",
      },
      swarm: { state: "inactive", nodeId: null, manager: false },
    });
    expect(info.engine.minApiVersion).toMatch(/^1\.(12|24|40)$/);
    expect(info.engine.builtAt).toMatch(/^2026-/);
    expect(info.storage.rootFolder).toMatch(/^\/var\/lib\/(engine\/data|containers\/storage)$/);
    expect(info.runtime.securityOptions.join()).toMatch(/^name=seccomp,profile=(default|builtin)$/);
    expect(info.warnings.join()).toMatch(
      version.startsWith("29.") ? /^WARNING: Support for cgroup v1 is deprecated/ : /^$/,
    );
  });

  it("lists its containers", async () => {
    await using recorded = await replay(name);
    const containers = await recorded.engine.containers();
    expect(
      Object.fromEntries(containers.map((container) => [container.names.join(), container.state])),
    ).toEqual({
      "c-stopped": "exited",
      "c-running": "running",
      "c-created": "created",
      "c-anon": "exited",
      "demo-web-1": "running",
      "demo-db-1": "running",
      "old-job-1": "created",
    });
    const images = new Set((await recorded.engine.images()).map((image) => image.id));
    for (const container of containers) expect(images).toContain(container.imageId);
    const networks = byName(await recorded.engine.networks());
    const [running] = containers.filter((container) => container.names.includes("c-running"));
    expect(running).toMatchObject({
      volumes: ["vol-used"],
      networks: [{ name: "net-used", id: networks["net-used"]?.id }],
      sizeBytes: null,
    });
    expect(running?.createdAt).toMatch(/^2026-11-22T1[56]:\d\d:\d\d\.000Z$/);
    const projects = containers.map((container) => container.labels["com.docker.compose.project"]);
    expect(projects.filter((project) => project !== undefined).toSorted()).toEqual(["demo", "demo", "old"]);

    const { inspect, ...details } = await recorded.engine.containerDetails("c-running");
    expect(details).toEqual({
      id: running?.id,
      createdAt: running?.createdAt,
      state: "running",
      labels: running?.labels,
      finishedAt: null,
    });
    expect(inspect).toEqual(JSON.parse(read(name, "container_inspect").reply.text));
  });

  it("lists its images", async () => {
    await using recorded = await replay(name);
    const images = await recorded.engine.images();
    expect(images.map((image) => image.tags.toSorted().join(" ")).toSorted()).toEqual(
      ["", "base:1", "dang:1", "img-a:1", "img-b:1 img-b:also", "img-c:1 img-c:also"].map((tags) =>
        tags.replaceAll(/\S+/g, (tag) => repository + tag),
      ),
    );
    const [tagged] = images.filter((image) => image.tags.includes(`${repository}img-b:1`));
    expect(tagged).toMatchObject({ labels: { keep: "yes", tier: "b" } });
    expect(tagged?.digests.every((digest) => /^[\w./-]+@sha256:[0-9a-f]{64}$/.test(digest))).toBe(true);
    const names = await recorded.engine.imageNames("img-b:1");
    expect(names.tags.toSorted()).toEqual(tagged?.tags.toSorted());
    for (const image of images) {
      expect(image.id).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(image.parentId ?? image.id).toMatch(/^sha256:[0-9a-f]{64}$/);
    }
  });

  it("lists the images that others were built on, with what they were built on", async () => {
    await using recorded = await replay(name);
    const listed = await recorded.engine.images();
    const all = await recorded.engine.images({ all: true });
    const hidden = all.filter(({ id }) => !listed.some((image) => image.id === id));
    const dangling = listed.filter(({ tags }) => tags.length === 0);
    expect(all).toHaveLength(listed.length + hidden.length);
    expect([hidden.length, dangling.length]).toEqual([5, 1]);
    expect(hidden.flatMap(({ tags }) => tags)).toEqual([]);
    const ids = new Set(all.map(({ id }) => id));
    for (const { parentId } of [...hidden, ...dangling]) expect(ids).toContain(parentId);
    const parents = new Set(all.map(({ parentId }) => parentId));
    for (const { id } of hidden) expect(parents).toContain(id);
  });

  it("lists its volumes and networks", async () => {
    await using recorded = await replay(name);
    const listed = await recorded.engine.volumes();
    expect(
      listed
        .filter((volume) => !volume.anonymous)
        .map((volume) => volume.name)
        .toSorted(),
    ).toEqual(["vol-opts", "vol-stopped", "vol-unused", "vol-used"]);
    expect(listed.filter((volume) => volume.anonymous)).toHaveLength(3);
    expect(byName(listed)["vol-opts"]).toMatchObject({
      driver: "local",
      scope: "local",
      labels: { h3: "opt" },
      options: { device: "tmpfs", o: "size=10m", type: "tmpfs" },
      sizeBytes: null,
    });
    expect(byName(listed)["vol-used"]?.options).toEqual({});
    expect(byName(listed)["vol-used"]?.createdAt).toMatch(/^2026-11-22T1[56]:\d\d:\d\d\.000Z$/);

    const networks = await recorded.engine.networks();
    expect(
      networks
        .filter((network) => network.predefined)
        .map((network) => network.name)
        .toSorted(),
    ).toEqual(podman ? ["bridge"] : ["bridge", "host", "none"]);
    expect(
      networks
        .filter((network) => !network.predefined)
        .map((network) => network.name)
        .toSorted(),
    ).toEqual(["net-stopped", "net-unused", "net-used"]);
    expect(networks.some((network) => network.ingress || network.configOnly)).toBe(false);
  });

  it("measures its disk usage as `docker system df` does", async () => {
    await using recorded = await replay(name);
    const { engine } = recorded;
    const [images, containers, measured, buildCache] = await Promise.all([
      engine.diskUsage("images"),
      engine.diskUsage("containers"),
      engine.diskUsage("volumes"),
      engine.diskUsage("buildCache"),
    ]);
    expect({
      images: images.totalBytes,
      containers: containers.totalBytes,
      volumes: measured.totalBytes,
      buildCache: buildCache.totalBytes,
    }).toEqual(totals);
    expect(images.items.toSorted(byId)).toEqual((await engine.images()).toSorted(byId));
    const listed = await engine.measuredContainers();
    expect(containers.items.toSorted(byId)).toEqual(listed.toSorted(byId));
    expect(sum(containers.items.map((container) => container.sizeBytes))).toBe(totals.containers);
    expect(listed.every((container) => container.sizeBytes !== null)).toBe(true);
    const sizes = Object.fromEntries(measured.items.map((volume) => [volume.name, volume.sizeBytes]));
    expect(sizes).toMatchObject({
      "vol-used": 1_000_000,
      "vol-unused": 2_000_000,
      "vol-stopped": 500_000,
      // Docker does not measure what it mounts; Podman says 0.
      "vol-opts": podman ? 0 : null,
    });
    expect(measured.items).toHaveLength(7);
    expect(buildCache.items).toHaveLength(podman ? 0 : 6);
    const ids = new Set(buildCache.items.map((record) => record.id));
    const parents = buildCache.items.flatMap((record) => record.parents);
    expect(parents).toHaveLength(podman ? 0 : 2);
    for (const parent of parents) expect(ids).toContain(parent);

    const asked = recorded.asked.filter((question) => question.includes("/system/df"));
    const everythingAtOnce = podman || api === "1.41";
    // On containerd's store the list with sizes is one of them.
    const timesContainers = name.endsWith("containerd") ? 2 : 1;
    expect(asked).toHaveLength(everythingAtOnce ? 1 : 3 + timesContainers);
    expect(recorded.asked.filter((question) => !question.startsWith(`GET /v${api}/`))).toEqual([
      "GET /version",
      "GET /info",
    ]);
  });

  it("tells an image's layers", async () => {
    await using recorded = await replay(name);
    const [image] = (await recorded.engine.images()).filter(({ tags }) =>
      tags.includes(`${repository}img-b:1`),
    );
    const { layers, contentBytes } = await recorded.engine.imageLayers("img-b:1");
    // From the bottom up: the base, a file of 4 MB, and where it became a layer, one of two bytes.
    const sizes = layers.map((layer) => layer.sizeBytes);
    if (graphdriver) expect(sizes).toEqual([1_982_373, 4_000_000, 2]);
    if (store === "containerd") expect(sizes).toEqual([2_002_944, 4_005_888, 20_480]);
    if (podman) expect(sizes).toEqual([1_996_800, 4_001_792]);
    if (!podman) expect(sum(sizes) + contentBytes).toBe(image?.sizeBytes);
    expect(layers[0]?.chainId).toBe(
      "sha256:36145fca264775c0b5e0f458c7cb0e5be4359d4a304d4344e0f7db5c2efbca39",
    );
    expect(new Set(layers.map((layer) => layer.chainId)).size).toBe(sizes.length);
  });

  it("removes, and says why not", async () => {
    await using recorded = await replay(name);
    const { engine } = recorded;
    expect(await engine.removeImage("del-i:1")).toEqual({ untagged: [`${repository}del-i:1`], deleted: [] });
    await engine.removeVolume("del-v");
    await engine.removeNetwork("del-n");
    expect((await failureOf(engine.removeContainer("c-running"))).code).toBe("conflict");
    expect((await failureOf(engine.removeImage("img-a:1"))).code).toBe("conflict");
    expect((await failureOf(engine.removeVolume("vol-used"))).code).toBe("conflict");
    expect((await failureOf(engine.removeNetwork("net-used"))).code).toBe("conflict");
    expect((await failureOf(engine.removeNetwork("bridge"))).code).toBe("conflict");
    expect((await failureOf(engine.removeContainer("nope"))).code).toBe("not_found");
    expect((await failureOf(engine.removeImage("nope:1"))).code).toBe("not_found");
    expect((await failureOf(engine.removeVolume("nope"))).code).toBe("not_found");
    expect((await failureOf(engine.removeNetwork("nope"))).code).toBe("not_found");
    expect((await failureOf(engine.containerDetails("nope"))).code).toBe("not_found");
    const forced = recorded.asked.filter((question) => /force=(?!0)|[?&]v=(?!0)/.test(question));
    expect(forced).toEqual([]);
    const images = recorded.asked.filter((question) => /^DELETE .*\/images\//.test(question));
    expect(images).toHaveLength(3);
    // Untagged parents are removals of their own.
    expect(images.filter((question) => !question.includes("noprune=1"))).toEqual([]);
  });

  it("removes build cache where it has one", async () => {
    await using recorded = await replay(name);
    if (podman) {
      const failure = await failureOf(recorded.engine.removeBuildCache(["x"]));
      expect([failure.code, failure.params.operation]).toEqual(["unsupported", "remove build cache"]);
      return;
    }
    const { items } = await recorded.engine.diskUsage("buildCache");
    const ids = items.map((record) => record.id);
    const { deleted, reclaimedBytes } = await recorded.engine.removeBuildCache(ids);
    expect(deleted).toHaveLength(3); // the other three had gone before that was recorded
    for (const id of deleted) expect(ids).toContain(id);
    expect(reclaimedBytes).toBeGreaterThanOrEqual(4_000_002);
  });
});
