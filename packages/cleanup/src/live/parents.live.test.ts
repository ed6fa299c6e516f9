import { type ImageSpec, makeImage, startEngine, testEngines } from "@dunnage/throwaway-engine";
import { expect, test } from "vitest";
import { cleanUp, freedBy } from "../../test/cleanUp.ts";
import { layersSize } from "../../test/host.ts";

// Untagged images that others are built on, as the classic builder leaves them: engines hide them, and would take them along unasked.

test.each(testEngines)(
  "$title: an untagged parent that its label keeps stays",
  { timeout: 120_000 },
  async ({ options }) => {
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

    const { plan, outcomes } = await cleanUp(host, { images: "unused" });
    const fates = new Map([
      ...outcomes.map(({ id, outcome }) => [id, outcome] as const),
      ...plan.kept.map(({ id, reason }) => [id, reason.code] as const),
    ]);
    expect(fates.get(child.id)).toBe("removed");
    expect(fates.get(freed.id)).toBe("removed");
    expect(fates.get(parent.id)).toBe("label_keep");
    expect(fates.get(below.id)).toBe("has_children");
    expect(outcomes.filter(({ outcome }) => outcome !== "removed")).toEqual([]);
    const left = (await host.docker(["image", "ls", "-aq", "--no-trunc"])).split("\n");
    expect(left).toEqual(expect.arrayContaining([parent.id, below.id]));
    for (const { id } of outcomes) expect(left).not.toContain(id);
    // The intermediate images of what went have gone too, and are counted once.
    if (options.store !== "containerd") expect(sizeBefore - (await layersSize(host))).toBe(freedBy(outcomes));
    expect(freedBy(outcomes)).toBeGreaterThanOrEqual(child.ownBytes + freed.ownBytes);
  },
);
