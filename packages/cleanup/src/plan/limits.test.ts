import { describe, expect, test } from "vitest";
import { ago, day, draft, inventoryOf, told } from "../../test/inventory.ts";
import { container, idOf, image, record, world } from "../../test/objects.ts";

describe("used lately", () => {
  const images = [image("seen in use"), image("never used"), image("new here"), image("unheard of")];
  const sightings = new Map([
    [`images/${idOf("seen in use")}`, { firstSeenAt: ago(90 * day), lastUsedAt: ago(3 * day) }],
    [`images/${idOf("never used")}`, { firstSeenAt: ago(40 * day), lastUsedAt: null }],
    [`images/${idOf("new here")}`, { firstSeenAt: ago(2 * day), lastUsedAt: null }],
  ]);
  const inventory = inventoryOf(world({ images }));

  test("counts from the last use that was seen, else from when it was first seen, never from the build", () => {
    const rules = { images: { which: "unused", unusedForMs: 30 * day } } as const;
    const plan = draft(inventory, rules, { sightings, watchedSince: ago(90 * day) });
    expect(told(plan, "images")).toEqual({
      goes: ["never used:1"],
      stays: { "seen in use:1": "too_recent", "new here:1": "too_recent", "unheard of:1": "too_recent" },
    });
    expect(plan.warnings).toEqual([]);
  });

  test("for longer than Dunnage has watched: nothing goes, and the plan says why", () => {
    const rules = { images: { which: "unused", unusedForMs: 30 * day } } as const;
    const plan = draft(inventory, rules, { watchedSince: ago(day) });
    expect(plan.items).toEqual([]);
    expect(plan.warnings).toEqual([{ code: "watched_too_short", params: { since: ago(day) } }]);
  });

  test("build cache counts by the engine's own record", () => {
    const buildCache = [
      record("old", { lastUsedAt: ago(9 * day) }),
      record("fresh", { lastUsedAt: ago(day) }),
      record("never", { createdAt: null }),
    ];
    const rules = { buildCache: { which: "unused", unusedForMs: 7 * day } } as const;
    expect(draft(inventoryOf(world({ buildCache })), rules).items.map(({ id }) => id)).toEqual(["old"]);
  });
});

test("what runs, or never ran, has not stopped: only of the others it is told when they did", () => {
  const seen = { firstSeenAt: ago(9 * day), lastUsedAt: ago(day) };
  const containers = (["created", "running", "exited"] as const).map((state) =>
    container(state, { state, finishedAt: null }),
  );
  const sightings = new Map(containers.map(({ id }) => [`containers/${id}`, seen]));
  const inventory = { ...inventoryOf(world({ containers })), stoppedAt: new Map() };
  const { items, kept } = draft(inventory, { containers: true }, { sightings });
  const stops = [...items, ...kept].map(({ names, lastUsedAt }) => [names[0], lastUsedAt]);
  expect(Object.fromEntries(stops)).toEqual({ created: null, running: null, exited: ago(day) });
});

test("made more than a time ago", () => {
  const images = [image("old", { createdAt: ago(8 * day) }), image("new", { createdAt: ago(day) })];
  const rules = { images: { which: "unused", createdForMs: 7 * day } } as const;
  expect(told(draft(inventoryOf(world({ images })), rules), "images")).toEqual({
    goes: ["old:1"],
    stays: { "new:1": "too_recent" },
  });
});
