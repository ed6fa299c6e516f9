import { connectEngine } from "@dunnage/docker";
import {
  makeImage,
  printedAs,
  standardScenario,
  startEngine,
  summaryOf,
  testEngines,
} from "@dunnage/throwaway-engine";
import { expect, test } from "vitest";
import { knowing } from "../../test/inventory.ts";
import { readInventory } from "../inventory/readInventory.ts";
import { accountFor } from "./usage.ts";

test.each(testEngines)(
  "$title: what each object takes, against the docker CLI's own numbers",
  { timeout: 120_000 },
  async ({ options }) => {
    await using host = await startEngine(options);
    await standardScenario(host);
    await makeImage(host, { builder: "classic", tags: ["classic:1"], layerBytes: [1000, 2000] });
    const engine = connectEngine({ host: host.host });
    const usage = accountFor(await readInventory(engine, { stopTimes: false }), knowing());
    engine.close();
    const summary = await summaryOf(host);
    const { images, ...totals } = usage.totals;

    expect(images.count).toBe(summary.counts.totalImages);
    expect(totals.containers.count).toBe(summary.counts.totalContainers);
    const printed = printedAs({
      containers: totals.containers.bytes,
      volumes: totals.volumes.bytes,
      buildCache: totals.buildCache.bytes,
    });
    expect(printed).toEqual({
      containers: summary.printed.containers,
      volumes: summary.printed.volumes,
      buildCache: summary.printed.buildCache,
    });
    // 28.5 counts some of containerd's layers twice, so there its own total is no measure.
    if (host.store === "overlay2") expect(images.bytes).toBe(summary.bytes.images);

    const named = (kind: string) =>
      new Map(
        usage.objects.flatMap((one) => (one.kind === kind ? one.names.map((name) => [name, one]) : [])),
      );
    const rows = async (...args: string[]) =>
      (await host.docker(args)).split("\n").flatMap((line) => (line ? [line.split(" ")] : []));
    const volumes = await rows(
      "system",
      "df",
      "-v",
      "--format",
      "{{range .Volumes}}{{println .Name .Size}}{{end}}",
    );
    expect(volumes.length).toBeGreaterThan(0);
    for (const [name, size] of volumes) {
      const volume = usage.objects.find((one) => one.kind === "volumes" && one.id === name);
      expect(printedAs({ size: volume?.bytes ?? null }), name).toEqual({ size });
    }
    for (const [name = "", image = ""] of await rows("ps", "--format", "{{.Names}} {{.Image}}")) {
      const container = named("containers").get(name);
      expect(container?.use, name).toBe("used");
      const held = container?.holds.flatMap(
        (key) => usage.objects.find((one) => one.key === key)?.names ?? [],
      );
      expect(held, name).toContain(image);
    }
  },
);
