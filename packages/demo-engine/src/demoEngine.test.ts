import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectEngine, EngineError } from "@dunnage/docker";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type DemoEngine, startDemoEngine } from "./index.ts";

// Asked as a real engine is: every answer goes through the schemas that real engines' answers go through.

let folder: string;
let demo: DemoEngine;
let engine: ReturnType<typeof connectEngine>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dunnage-demo-test-"));
  demo = await startDemoEngine(folder);
  engine = connectEngine({ host: demo.host });
});
afterEach(async () => {
  engine.close();
  await demo[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => (error instanceof EngineError ? error.code : error),
  );
const container = async (name: string) => {
  const found = (await engine.containers()).find(({ names }) => names.includes(name));
  if (!found) throw new Error(`there is no ${name}`);
  return found;
};

describe("what it says", () => {
  test("it says that it is none wherever a host's name and system stand", async () => {
    expect(await engine.info()).toMatchObject({
      machine: { name: "demo", operatingSystem: "Demo: nothing here is real" },
      engine: { kind: "docker", apiVersion: "1.51" },
      storage: { imageStore: "graphdriver" },
    });
  });

  test("it has some of everything, of three compose projects and of nobody's", async () => {
    const [containers, images, volumes, networks] = await Promise.all([
      engine.measuredContainers(),
      engine.images({ all: true }),
      engine.volumes(),
      engine.networks(),
    ]);
    const projects = new Set(containers.map(({ labels }) => labels["com.docker.compose.project"]));
    expect(projects).toEqual(new Set(["shop", "blog", "monitoring", undefined]));
    expect(new Set(containers.map(({ state }) => state))).toEqual(new Set(["running", "exited", "created"]));
    expect(images.some(({ tags }) => tags.length === 0)).toBe(true);
    expect(volumes.filter(({ anonymous }) => anonymous)).toHaveLength(6);
    expect(networks.filter(({ predefined }) => predefined).map(({ name }) => name)).toEqual([
      "bridge",
      "host",
      "none",
    ]);
    const known = new Set(images.map(({ id }) => id));
    const names = new Set(volumes.map(({ name }) => name));
    for (const one of containers) {
      expect(known).toContain(one.imageId);
      for (const volume of one.volumes) expect(names).toContain(volume);
    }
  });

  test("layers are shared, add up to their image, and count once on the disk", async () => {
    const images = await engine.images();
    const usage = await engine.diskUsage("images");
    const sizes = new Map<string, number>();
    let withShared = 0;
    for (const { id, sizeBytes } of images) {
      const { layers } = await engine.imageLayers(id);
      expect(layers.reduce((sum, layer) => sum + layer.sizeBytes, 0)).toBe(sizeBytes);
      for (const layer of layers) sizes.set(layer.chainId, layer.sizeBytes);
      withShared += sizeBytes;
    }
    expect(usage.totalBytes).toBe([...sizes.values()].reduce((sum, size) => sum + size, 0));
    expect(usage.totalBytes).toBeLessThan(withShared);
  });

  test("its parts fit on its disk, with room left", async () => {
    const kinds = ["images", "containers", "volumes", "buildCache"] as const;
    const totals = await Promise.all(kinds.map(async (kind) => (await engine.diskUsage(kind)).totalBytes));
    const { totalBytes, freeBytes, reservedBytes } = demo.space();
    const docker = totals.reduce((sum, bytes) => sum + bytes, 0);
    expect(docker).toBeGreaterThan(totalBytes / 2);
    expect(freeBytes).toBeGreaterThan(5_000_000_000);
    expect(docker + freeBytes + reservedBytes).toBeLessThan(totalBytes);
  });
});

describe("what can be done to it", () => {
  test("what is removed is gone, its room is free, and whoever listens is told", async () => {
    const stop = new AbortController();
    const events = engine.events({ signal: stop.signal });
    await events.next();
    const before = demo.space().freeBytes;
    const { id, volumes } = await container("notebook");
    const [volume = ""] = volumes;

    expect(await codeOf(engine.removeVolume(volume))).toBe("conflict");
    await engine.removeContainer(id);
    await engine.removeVolume(volume);
    await expect(container("notebook")).rejects.toThrow();
    expect((await engine.volumes()).map(({ name }) => name)).not.toContain(volume);
    expect(demo.space().freeBytes - before).toBeGreaterThan(5_500_000_000);
    expect(await readdir(join(folder, "docker", "containers"))).not.toContain(id);

    const told = [await events.next(), await events.next()].map(({ value }) => value);
    expect(told).toMatchObject([
      { kind: "containers", action: "destroy", id },
      { kind: "volumes", action: "destroy", id: volume },
    ]);
    stop.abort();
    await events.next();
  });

  test("it refuses what an engine refuses", async () => {
    const { id, imageId, networks } = await container("shop-api-1");
    expect(await codeOf(engine.removeContainer(id))).toBe("conflict");
    expect(await codeOf(engine.removeImage(imageId))).toBe("conflict");
    expect(await codeOf(engine.removeVolume("shop_media"))).toBe("conflict");
    expect(await codeOf(engine.removeNetwork(networks[0]?.id ?? ""))).toBe("conflict");
    expect(await codeOf(engine.removeVolume("nobody"))).toBe("not_found");
    expect(await codeOf(engine.imageLayers(`sha256:${"0".repeat(64)}`))).toBe("not_found");
  });

  test("an image goes with its last name, and its own layers with it", async () => {
    const before = (await engine.diskUsage("images")).totalBytes;
    expect(await engine.removeImage("shop/api:2.4.0")).toMatchObject({
      untagged: ["shop/api:2.4.0"],
      deleted: [expect.stringMatching(/^sha256:/)],
    });
    const { untagged, deleted } = await engine.removeImage("shop/api:latest");
    expect([untagged, deleted]).toEqual([["shop/api:latest"], []]);
    expect(before - (await engine.diskUsage("images")).totalBytes).toBe(397_500_000 + 37_200_000);
  });

  test("of the build cache the records go that are named", async () => {
    const { items } = await engine.diskUsage("buildCache");
    const ids = items.filter(({ type }) => type === "exec.cachemount").map(({ id }) => id);
    const removed = await engine.removeBuildCache(ids);
    expect(removed.deleted.toSorted()).toEqual(ids.toSorted());
    expect(removed.reclaimedBytes).toBe(1_284_200_000 + 2_913_500_000 + 1_976_800_000);
    expect((await engine.diskUsage("buildCache")).items).toHaveLength(items.length - ids.length);
  });
});
