import { connectEngine } from "@dunnage/docker";
import { type ImageSpec, makeImage, startEngine, testEngines } from "@dunnage/throwaway-engine";
import { expect, test } from "vitest";
import { layersSize } from "../../test/host.ts";
import { runCleanup } from "./runCleanup.ts";

// Untagged images that others are built on, as the classic builder leaves them: engines hide them, and would take them along unasked.

test.each(testEngines)("$title: an untagged parent that its label keeps stays", async ({ options }) => {
  await using host = await startEngine(options);
  const classic: ImageSpec = { builder: "classic", layerBytes: [3000, 2000] };
  const below = await makeImage(host, { ...classic });
  const parent = await makeImage(host, { ...classic, from: below.id, labels: { "dunnage.keep": "true" } });
  const child = await makeImage(host, {
    ...classic,
    from: parent.id,
    labels: { "dunnage.keep": "false" },
    tags: ["child:1"],
  });
  const freed = await makeImage(host, { ...classic, tags: ["freed:1"] });
  const sizeBefore = await layersSize(host);

  const engine = connectEngine({ host: host.host });
  const { outcomes, removedBytes } = await runCleanup({ engine, rules: { images: "unused" } });
  engine.close();

  const fates = new Map(outcomes.map(({ id, outcome, reason }) => [id, [outcome, reason]]));
  expect(fates.size).toBe(outcomes.length);
  expect(fates.get(child.id)).toEqual(["removed", null]);
  expect(fates.get(freed.id)).toEqual(["removed", null]);
  expect(fates.get(parent.id)).toEqual(["kept", "label_keep"]);
  expect(outcomes.filter(({ outcome }) => outcome === "failed")).toEqual([]);
  const left = (await host.docker(["image", "ls", "-aq", "--no-trunc"])).split("\n");
  expect(left).toEqual(expect.arrayContaining([parent.id, below.id]));
  for (const { id, outcome, message } of outcomes) {
    if (outcome === "removed" && message === null) expect(left).not.toContain(id);
  }
  // The intermediate images of what went have gone too, and are counted once.
  if (options.store !== "containerd") expect(sizeBefore - (await layersSize(host))).toBe(removedBytes);
  expect(removedBytes).toBeGreaterThanOrEqual(child.ownBytes + freed.ownBytes);
});
