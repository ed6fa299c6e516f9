import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { protection } from "../../test/inventory.ts";
import type { ModelImage } from "../../test/modelEngine.ts";
import { container, idOf, image, keep, record, volume } from "../../test/objects.ts";
import { openLedger } from "./ledger.ts";
import { reclaimableOf, staysBy } from "./reclaimable.ts";

const of = (images: ModelImage[], usedImageIds: string[], unread: ModelImage[] = []) =>
  reclaimableOf.images({
    images,
    usedImageIds,
    layersOf: (id) => images.find((one) => one.id === id && !unread.includes(one))?.layers ?? null,
  });

function withContent(one: ModelImage, contentBytes: number): ModelImage {
  return { ...one, layers: { ...one.layers, contentBytes } };
}

describe("images", () => {
  const base = image("base");
  const app = image("app", { from: base });
  const tool = image("tool", { from: base });

  test("counts a layer that unused images share once, and one that an image in use needs not at all", () => {
    expect(of([base, app, tool], [])).toBe(300);
    expect(of([base, app, tool], [app.id])).toBe(100);
    expect(of([base, app, tool], [base.id])).toBe(200);
    expect(of([base, app, tool], [app.id, tool.id])).toBe(0);
  });

  test("counts the compressed content of what would go, and not of layers that stay", () => {
    const images = [withContent(base, 40), withContent(app, 70), withContent(tool, 41)];
    expect(of(images, [app.id])).toBe(101);
    expect(of(images, [])).toBe(300 + 71);
  });

  test("is 0 without unused images, whatever is not known of those in use", () => {
    expect(of([], [])).toBe(0);
    expect(of([base], [base.id], [base])).toBe(0);
  });

  test("is not known when the layers of an image in use are not: it may need any", () => {
    expect(of([base, app], [app.id], [app])).toBeNull();
  });

  test("is what is known of the unused, and not known where nothing is", () => {
    expect(of([base, app], [], [app])).toBe(100);
    expect(of([base], [], [base])).toBeNull();
  });

  test("spares what a container needs whose image is not listed", () => {
    const intermediate = image("intermediate", { from: base });
    const layersOf = (id: string) => [base, app, intermediate].find((one) => one.id === id)?.layers ?? null;
    const images = [base, app];
    expect(reclaimableOf.images({ images, usedImageIds: [intermediate.id], layersOf })).toBe(100);
  });

  test("a container of an image that was removed by force holds no listed image", () => {
    expect(of([base], [idOf("gone")])).toBe(100);
  });

  test("is the sum of what the unused free one after another, in any order", () => {
    fc.assert(
      fc.property(forests, (forest) => {
        const used = forest.filter((one) => one.labels["used"] === "yes").map(({ id }) => id);
        const ledger = openLedger(
          forest.map(({ id }) => id),
          (id) => forest.find((one) => one.id === id)?.layers ?? null,
        );
        const unused = forest.filter(({ id }) => !used.includes(id));
        const freed = unused
          .toSorted((a, b) => Number(a.labels["turn"]) - Number(b.labels["turn"]))
          .map((one) => ledger.remove(one.id) ?? Number.NaN);
        expect(freed.every((bytes) => bytes >= 0)).toBe(true);
        expect(freed.reduce((a, b) => a + b, 0)).toBe(of(forest, used));
      }),
    );
  });
});

/** Images that build on one another at random, some of them in use, the rest removed in any order. */
const forests = fc
  .array(
    fc.record({
      on: fc.nat(),
      used: fc.boolean(),
      turn: fc.nat(),
      sizeBytes: fc.nat(1000),
      contentBytes: fc.nat(500),
    }),
    {
      maxLength: 12,
    },
  )
  .map((specs) => {
    const made: ModelImage[] = [];
    for (const [index, spec] of specs.entries()) {
      const from = made[spec.on % (made.length + 1)];
      const below = from?.layers ?? { layers: [], contentBytes: 0 };
      made.push(
        image(`image ${index}`, {
          labels: { used: spec.used ? "yes" : "no", turn: String(spec.turn) },
          layers: {
            layers: [...below.layers, { chainId: `chain ${index}`, sizeBytes: spec.sizeBytes }],
            contentBytes: below.contentBytes + spec.contentBytes,
          },
        }),
      );
    }
    return made;
  });

describe("openLedger", () => {
  const base = image("base");
  const app = image("app", { from: base });

  test("frees a layer with the last image that holds it, and an image only once", () => {
    const ledger = openLedger(
      [base.id, app.id],
      (id) => [base, app].find((one) => one.id === id)?.layers ?? null,
    );
    expect(ledger.remove(base.id)).toBe(0);
    expect(ledger.freedBy(app.id)).toBe(200);
    expect(ledger.remove(app.id)).toBe(200);
    expect(ledger.remove(app.id)).toBe(0);
  });

  test("knows nothing while an image that is there could not be read", () => {
    const ledger = openLedger([base.id, app.id], (id) => (id === base.id ? base.layers : null));
    expect(ledger.freedBy(base.id)).toBeNull();
    expect(ledger.remove(app.id)).toBeNull();
    expect(ledger.freedBy(base.id)).toBe(100);
  });
});

describe("containers", () => {
  test("counts those that are created, exited or dead", () => {
    const states = [
      "created",
      "running",
      "paused",
      "restarting",
      "removing",
      "exited",
      "dead",
      "unknown",
    ] as const;
    const containers = states.map((state, index) => container(state, { state, sizeBytes: 10 ** index }));
    expect(reclaimableOf.containers(containers)).toBe(1 + 10 ** 5 + 10 ** 6);
  });

  test("what is not known stays so", () => {
    expect(reclaimableOf.containers([container("a", { sizeBytes: null }), container("b")])).toBe(10);
    expect(reclaimableOf.containers([container("a", { sizeBytes: null })])).toBeNull();
    expect(reclaimableOf.containers([])).toBe(0);
  });
});

describe("volumes", () => {
  test("tells anonymous and named ones apart, and counts none that is referred to, special or of another driver", () => {
    const volumes = [
      volume("anonymous", { anonymous: true, sizeBytes: 1 }),
      volume("named", { sizeBytes: 2 }),
      volume("held", { sizeBytes: 4 }),
      volume("held anonymous", { anonymous: true, sizeBytes: 8 }),
      volume("nfs", { options: { type: "nfs" }, sizeBytes: 16 }),
      volume("plugin", { driver: "rexray", sizeBytes: 32 }),
      volume("cluster", { scope: "global", sizeBytes: 64 }),
    ];
    const containers = [container("created", { state: "created", volumes: ["held", "held anonymous"] })];
    expect(reclaimableOf.volumes(volumes, containers)).toEqual({ anonymousBytes: 1, namedBytes: 2 });
  });

  test("what was not measured is not known", () => {
    const volumes = [volume("a", { sizeBytes: null }), volume("b", { sizeBytes: null, anonymous: true })];
    expect(reclaimableOf.volumes(volumes, [])).toEqual({ anonymousBytes: null, namedBytes: null });
  });
});

test("build cache: records neither in use nor shared", () => {
  const records = [
    record("free", { sizeBytes: 1 }),
    record("in use", { sizeBytes: 2, inUse: true }),
    record("shared", { sizeBytes: 4, shared: true }),
  ];
  expect(reclaimableOf.buildCache(records)).toBe(1);
  expect(reclaimableOf.buildCache([])).toBe(0);
});

describe("what people have said stays is not to be had back", () => {
  const stays = staysBy([protection({ by: "project", value: "shop" })]);
  const shop = { labels: { "com.docker.compose.project": "shop" } };

  test.each([
    ["by its label", { labels: keep }],
    ["by a protection", shop],
  ])("%s", (_, labelled) => {
    const images = [image("base"), image("app", { from: image("base"), ...labelled })];
    const layersOf = (id: string) => images.find((one) => one.id === id)?.layers ?? null;
    expect(reclaimableOf.images({ images, usedImageIds: [], layersOf, stays })).toBe(0);
    expect(reclaimableOf.containers([container("a", labelled), container("b")], stays)).toBe(10);
    const volumes = [volume("a", { ...labelled, anonymous: true }), volume("b", labelled), volume("c")];
    expect(reclaimableOf.volumes(volumes, [], stays)).toEqual({ anonymousBytes: 0, namedBytes: 1000 });
  });

  test("the label counts where nobody asks for protections", () => {
    expect(reclaimableOf.containers([container("a", { labels: keep })])).toBe(0);
  });
});
