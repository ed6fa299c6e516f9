import { createConnection, createServer } from "node:net";
import { join } from "node:path";
import {
  makeContainer,
  makeImage,
  makeNetwork,
  makeVolume,
  podman,
  startEngine,
  type ThrowawayEngine,
  testEngines,
} from "@dunnage/throwaway-engine";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { RemoteEngine } from "./engine.ts";
import { connectEngine } from "./find.ts";
import { failureOf } from "./testing/failureOf.ts";
import { watched } from "./testing/watched.ts";

vi.setConfig({ testTimeout: 120_000 }); // engines take their time on a loaded machine

const soon = { timeout: 20_000 };

describe.each([...testEngines, podman])("$title", ({ options }) => {
  let real: ThrowawayEngine;
  let engine: RemoteEngine;

  beforeAll(async () => {
    real = await startEngine(options);
    engine = connectEngine({ host: real.host });
  });
  afterAll(async () => {
    engine.close();
    await real[Symbol.asyncDispose]();
  });

  it("tells two who watch what happens, while it answers others, and each of them until told to stop", async () => {
    await makeVolume(real, { name: "before" });
    const [one, other] = await Promise.all([watched(engine), watched(engine)]);
    const volume = await makeVolume(real, { name: "data" });
    const network = await makeNetwork(real, { name: "web" });
    const image = await makeImage(real, { tags: ["thing:1"], layerBytes: [1000] });
    const container = await makeContainer(real, {
      state: "exited",
      image: "thing:1",
      volumes: ["data"],
      networks: ["web"],
    });
    await engine.removeContainer(container.id);
    await engine.removeNetwork(network.id);
    await engine.removeVolume("data");
    await engine.removeImage("thing:1");

    const about = { containerId: null };
    const its = { ...about, image: expect.stringContaining("thing:1") };
    const happened = [
      { kind: "volumes", action: "create", id: volume.name, ...about },
      { kind: "networks", action: "create", id: network.id, ...about },
      { kind: "images", action: "tag", id: image.id, ...about },
      { kind: "containers", action: "create", id: container.id, ...its },
      { kind: "volumes", action: "mount", id: volume.name, containerId: container.id },
      { kind: "networks", action: "connect", id: network.id, containerId: container.id },
      { kind: "containers", action: "start", id: container.id, ...its },
      { kind: "containers", action: "die", id: container.id, ...its },
      { kind: "networks", action: "disconnect", id: network.id, containerId: container.id },
      { kind: "volumes", action: "unmount", id: volume.name, containerId: container.id },
      { kind: "containers", action: "destroy", id: container.id, ...its },
      { kind: "networks", action: "destroy", id: network.id, ...about },
      { kind: "volumes", action: "destroy", id: volume.name, ...about },
      { kind: "images", action: "untag", id: image.id, ...about },
      { kind: "images", action: "delete", id: image.id, ...about },
    ];
    // Podman 4 tells nothing of networks, of a volume not what mounts it, and of a build not what it made.
    const told =
      real.kind === "docker"
        ? happened
        : happened.filter(({ kind, action }) => kind !== "networks" && !/^(tag|(un)?mount)$/.test(action));
    for (const { events } of [one, other]) {
      await vi.waitFor(() => {
        for (const event of told) expect(events).toContainEqual({ ...event, at: expect.any(String) });
      }, soon);
      expect(events.filter(({ id }) => id === "before")).toEqual([]);
    }

    await one.stop();
    await makeVolume(real, { name: "after" });
    await vi.waitFor(() => expect(other.events.map(({ id }) => id)).toContain("after"), soon);
    expect(one.events.map(({ id }) => id)).not.toContain("after");
    await other.stop();
  });

  it("misses nothing of what happens while it begins", async () => {
    await makeVolume(real, { name: "long-before" });
    const socketPath = join(real.folder, "proxy.sock");
    const proxy = createServer((client) => {
      const upstream = createConnection(real.socketPath);
      upstream.pipe(client).on("error", () => upstream.destroy());
      client.on("close", () => upstream.destroy());
      client.on("data", (bytes) => {
        const first = bytes.includes("/events") ? makeVolume(real, { name: "meanwhile" }) : Promise.resolve();
        void first.then(() => upstream.write(bytes));
      });
    });
    await new Promise<void>((resolve) => proxy.listen(socketPath, resolve));
    const proxied = connectEngine({ host: `unix://${socketPath}` });
    const watcher = await watched(proxied);
    await vi.waitFor(
      () => expect(watcher.events).toMatchObject([{ action: "create", id: "meanwhile" }]),
      soon,
    );
    await watcher.stop();
    proxied.close();
    await new Promise((resolve) => proxy.close(resolve));
  });

  it("fails when the engine stops or crashes, and watches again when it is back", async () => {
    for (const end of ["stop", "kill"] as const) {
      const watcher = await watched(engine);
      await makeVolume(real, { name: `before-${end}` });
      await vi.waitFor(() => expect(watcher.events.at(-1)?.id).toBe(`before-${end}`), soon);
      const failure = failureOf(watcher.ended);
      await real[end]();
      expect(await failure).toMatchObject({
        code: "unreachable",
        params: { address: real.host, operation: "watch events" },
      });
      const { code, params } = await failureOf(watched(engine));
      expect([code, params.address]).toEqual(["unreachable", real.host]);
      await real.start();
    }
    const watcher = await watched(engine);
    await makeVolume(real, { name: "back" });
    await vi.waitFor(() => expect(watcher.events.map(({ id }) => id)).toContain("back"), soon);
    await watcher.stop();
  });
});
