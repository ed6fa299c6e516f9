import {
  makeImage,
  type StandardScenario,
  standardScenario,
  startEngine,
  type ThrowawayEngine,
  testEngines,
} from "@dunnage/throwaway-engine";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RemoteEngine } from "./engine.ts";
import { connectEngine } from "./find.ts";
import { failureOf } from "./testing/failureOf.ts";

const sum = (numbers: (number | null)[]) =>
  numbers.reduce<number>((total, number) => total + (number ?? 0), 0);

const labelsOf = (text: string) => text.split(",").filter((label) => label !== "");

/** Bytes as the docker CLI writes them (HumanSize in docker/go-units): "14.98MB". */
function humanSize(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let size = bytes;
  let unit = 0;
  for (; size >= 1000; unit++) size /= 1000;
  return `${Number(size.toPrecision(4))}${units[unit]}`;
}

describe.each(testEngines)("$title, beside the docker CLI", ({ options }) => {
  let real: ThrowawayEngine;
  let scenario: StandardScenario;
  let engine: RemoteEngine;

  beforeAll(async () => {
    real = await startEngine(options);
    scenario = await standardScenario(real);
    engine = connectEngine({ host: real.host });
  });
  afterAll(async () => {
    engine.close();
    await real[Symbol.asyncDispose]();
  });

  it("lists the same containers", async () => {
    interface Line {
      ID: string;
      Names: string;
      State: string;
      Labels: string;
      Mounts: string;
      Networks: string;
    }
    const lines = await real.dockerJson<Line>(["ps", "--all", "--no-trunc"]);
    const containers = await engine.containers();
    expect(
      containers.map((container) => ({
        ID: container.id,
        Names: container.names.join(","),
        State: container.state,
        Labels: Object.entries(container.labels)
          .map((pair) => pair.join("="))
          .toSorted(),
        Mounts: container.volumes.toSorted(),
        Networks: container.networks.map((network) => network.name).toSorted(),
      })),
    ).toEqual(
      lines.map(({ ID, Names, State, Labels, Mounts, Networks }) => ({
        ID,
        Names,
        State,
        Labels: labelsOf(Labels).toSorted(),
        Mounts: labelsOf(Mounts).toSorted(),
        Networks: labelsOf(Networks).toSorted(),
      })),
    );
    expect(new Set(containers.map((container) => container.state))).toEqual(
      new Set(["running", "exited", "paused", "created"]),
    );

    interface Inspected {
      Id: string;
      Image: string;
      SizeRw?: number;
      SizeRootFs?: number;
      State: { Status: string; FinishedAt: string };
    }
    const ids = containers.map((container) => container.id);
    const inspected = JSON.parse(await real.docker(["inspect", "--size", ...ids])) as Inspected[];
    const measured = await engine.measuredContainers();
    const measuredEach = await engine.measuredContainers({ listed: () => engine.containers() });
    expect(new Set(measuredEach)).toEqual(new Set(measured));
    const inspections = await Promise.all(ids.map((id) => engine.containerDetails(id)));
    for (const [index, { inspect }] of inspections.entries()) {
      const { SizeRw: _, SizeRootFs: __, ...whole } = inspected[index] ?? {};
      expect(inspect).toEqual(whole);
    }
    const details = inspections.map(({ state, finishedAt }) => ({ state, finishedAt }));
    expect(measured.map((container, index) => ({ ...container, ...details[index] }))).toEqual(
      containers.map((container, index) => {
        const { State, SizeRw = 0, Image } = inspected[index] ?? {};
        const finishedAt = State?.FinishedAt.startsWith("0001")
          ? null
          : new Date(State?.FinishedAt ?? "").toISOString();
        return { ...container, sizeBytes: SizeRw, imageId: Image, state: State?.Status, finishedAt };
      }),
    );
  });

  it("lists the same images", async () => {
    interface Line {
      ID: string;
      Repository: string;
      Tag: string;
    }
    const lines = await real.dockerJson<Line>(["image", "ls", "--no-trunc"]);
    const images = await engine.images();
    expect(new Set(images.map((image) => image.id))).toEqual(new Set(lines.map((line) => line.ID)));
    expect(images.flatMap((image) => image.tags).toSorted()).toEqual(
      lines
        .filter((line) => line.Tag !== "<none>")
        .map((line) => `${line.Repository}:${line.Tag}`)
        .toSorted(),
    );
    const dangling = await real.docker(["image", "ls", "--quiet", "--no-trunc", "--filter", "dangling=true"]);
    expect(
      images
        .filter((image) => image.tags.length === 0)
        .map((image) => image.id)
        .toSorted(),
    ).toEqual(dangling.trim().split("\n").toSorted());
  });

  it("lists the images that others were built on", async () => {
    const { id } = await makeImage(real, {
      tags: ["classic:1"],
      layerBytes: [10, 20],
      builder: "classic",
    });
    const listed = await engine.images();
    const all = await engine.images({ all: true });
    const lines = await real.docker(["image", "ls", "--all", "--quiet", "--no-trunc"]);
    expect(all.map((image) => image.id).toSorted()).toEqual(
      [...new Set(lines.trim().split("\n"))].toSorted(),
    );
    const hidden = all.filter((image) => !listed.some((other) => other.id === image.id));
    expect(hidden).toHaveLength(1);
    expect(all.find((image) => image.id === id)?.parentId).toBe(hidden[0]?.id);
    await engine.removeImage("classic:1");
    for (const image of hidden) await engine.removeImage(image.id);
  });

  it("lists the same volumes and networks", async () => {
    const volumes = await engine.volumes();
    interface VolumeLine {
      Name: string;
      Driver: string;
      Scope: string;
      Labels: string;
    }
    const volumeLines = await real.dockerJson<VolumeLine>(["volume", "ls"]);
    expect(volumes.map((volume) => volume.name).toSorted()).toEqual(
      volumeLines.map((line) => line.Name).toSorted(),
    );
    const anonymous = volumes.filter((volume) => volume.anonymous).map((volume) => volume.name);
    expect(anonymous).toContain(scenario.volumes.anonymous.name);
    expect(anonymous.every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true);
    expect(
      volumes
        .filter((volume) => !volume.anonymous)
        .map((volume) => volume.name)
        .toSorted(),
    ).toEqual(["forgotten_data", "kept_data", "scratch", "shop_data"]);

    const networks = await engine.networks();
    interface NetworkLine {
      ID: string;
      Name: string;
      Driver: string;
      Scope: string;
    }
    const networkLines = await real.dockerJson<NetworkLine>(["network", "ls", "--no-trunc"]);
    const byId = (one: { ID: string }, other: { ID: string }) => one.ID.localeCompare(other.ID);
    expect(
      networks
        .map((network) => ({
          ID: network.id,
          Name: network.name,
          Driver: network.driver,
          Scope: network.scope,
        }))
        .toSorted(byId),
    ).toEqual(
      networkLines.map(({ ID, Name, Driver, Scope }) => ({ ID, Name, Driver, Scope })).toSorted(byId),
    );
    expect(
      networks
        .filter((network) => network.predefined)
        .map((network) => network.name)
        .toSorted(),
    ).toEqual(["bridge", "host", "none"]);
  });

  it("measures the same disk usage", async () => {
    const kinds = ["images", "containers", "volumes", "buildCache"] as const;
    const usage = await Promise.all(kinds.map((kind) => engine.diskUsage(kind)));
    const lines = await real.dockerJson<{ Type: string; Size: string; TotalCount: string }>(["system", "df"]);
    const said = Object.fromEntries(lines.map((line) => [line.Type, line.Size]));
    expect(usage.map((kind) => humanSize(kind.totalBytes))).toEqual([
      said["Images"],
      said["Containers"],
      said["Local Volumes"],
      said["Build Cache"],
    ]);
    expect(usage.every((kind) => kind.totalBytes > 0)).toBe(true);
    const volumes = await engine.diskUsage("volumes");
    const sizes = Object.fromEntries(volumes.items.map((volume) => [volume.name, volume.sizeBytes]));
    expect(sizes).toMatchObject({
      shop_data: 120_000,
      forgotten_data: 220_000,
      kept_data: 60_000,
      scratch: null,
    });
    const { items } = await engine.diskUsage("buildCache");
    expect(items.some((record) => record.shared) && items.some((record) => !record.shared)).toBe(true);
  });

  it("tells layers that add up", async () => {
    const images = await engine.images();
    const everyId = (await real.docker(["image", "ls", "--all", "--quiet", "--no-trunc"])).trim().split("\n");
    const union = new Map<string, number>();
    for (const id of new Set(everyId)) {
      const { layers, contentBytes } = await engine.imageLayers(id);
      for (const layer of layers) union.set(layer.chainId, layer.sizeBytes);
      const listed = images.find((image) => image.id === id);
      if (listed)
        expect(sum(layers.map((layer) => layer.sizeBytes)) + contentBytes, id).toBe(listed.sizeBytes);
      expect(contentBytes > 0).toBe(options.store === "containerd");
    }
    if (options.store !== "containerd") {
      expect(sum([...union.values()])).toBe((await engine.diskUsage("images")).totalBytes);
    }
    const chains = async (tag: string) =>
      (await engine.imageLayers(tag)).layers.map((layer) => layer.chainId);
    const base = await chains("shop/runtime:1");
    expect((await chains("shop/web:1")).slice(0, base.length)).toEqual(base);
    expect((await chains("old/lonely:1")).at(-1)).not.toBe(base.at(-1));
  });

  it("refuses what is in use or not there", async () => {
    const codes = async (calls: Promise<unknown>[]) =>
      Promise.all(calls.map(async (call) => (await failureOf(call)).code));
    expect(
      await codes([
        engine.removeContainer(scenario.containers.running.id),
        engine.removeContainer(scenario.containers.paused.id),
        engine.removeImage("shop/job:1"),
        engine.removeImage(scenario.images.used.id),
        engine.removeVolume("shop_data"),
        engine.removeNetwork("shop_default"),
        engine.removeNetwork("bridge"),
      ]),
    ).toEqual(Array.from({ length: 7 }, () => "conflict"));
    expect(
      await codes([
        engine.removeContainer("nope"),
        engine.removeImage("no/such:1"),
        engine.removeVolume("nope"),
        engine.removeNetwork("nope"),
        engine.containerDetails("nope"),
        engine.imageLayers(`sha256:${"0".repeat(64)}`),
        engine.removeVolume("../containers/nope"),
        engine.removeContainer("nope?force=1"),
      ]),
    ).toEqual(Array.from({ length: 8 }, () => "not_found"));
  });

  it("removes one object at a time, and nothing else", async () => {
    const volumeNames = async () => (await engine.volumes()).map((volume) => volume.name).toSorted();
    const before = await volumeNames();
    await engine.removeContainer(scenario.containers.exited.id);
    expect((await engine.containers()).map((container) => container.id)).not.toContain(
      scenario.containers.exited.id,
    );
    expect(await volumeNames()).toEqual(before);

    const { untagged, deleted } = await engine.removeImage("old/lonely:1");
    expect([untagged, deleted.includes(scenario.images.unusedAlone.id)]).toEqual([["old/lonely:1"], true]);
    const dangling = await engine.removeImage(scenario.images.dangling.id);
    expect(dangling.deleted).toContain(scenario.images.dangling.id);
    await engine.removeVolume("forgotten_data");
    await engine.removeNetwork("forgotten");
    expect((await real.docker(["volume", "ls", "--quiet"])).split("\n")).not.toContain("forgotten_data");
    expect((await real.docker(["network", "ls", "--format", "{{.Name}}"])).split("\n")).not.toContain(
      "forgotten",
    );
  });
});
