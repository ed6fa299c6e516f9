import type { EngineImage, PlanItem } from "@dunnage/api";
import { PreviewInput } from "@dunnage/api/schemas";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { agedHosts } from "../../test/agedHost.ts";
import { anyRules } from "../../test/anyRules.ts";
import { ago, day, draft, inventoryOf, now, planOn } from "../../test/inventory.ts";
import type { World } from "../../test/modelEngine.ts";
import { limitsOf } from "./limits.ts";

// What limits keep, reckoned the plain way, on hosts with a past.

const stores = fc.constantFrom(...(["graphdriver", "containerd", "podman"] as const));
const drafts = fc
  .record({ host: agedHosts, rules: anyRules, store: stores })
  .map(({ host: { world, sightings }, rules, store }) => {
    const inventory = inventoryOf(world, { imageStore: store });
    return { world, sightings, rules, inventory, plan: draft(inventory, rules, { sightings }) };
  });

const longAgo = (at: string | null | undefined, ms: number | undefined) =>
  ms === undefined || (typeof at === "string" && Date.parse(at) <= now.getTime() - ms);

test("nothing goes that is younger, stopped later or used later than the rules say, as far as anybody knows", () => {
  fc.assert(
    fc.property(drafts, ({ world, rules, sightings, plan }) => {
      const limits = limitsOf(rules);
      const ofKind = (kind: PlanItem["kind"]) => plan.items.filter((item) => item.kind === kind);
      for (const { id, createdAt } of ofKind("containers")) {
        const its = world.containers.find((one) => one.id === id);
        expect(longAgo(createdAt, limits.containers?.createdForMs)).toBe(true);
        expect(longAgo(its?.finishedAt ?? createdAt, limits.containers?.stoppedForMs)).toBe(true);
      }
      for (const kind of ["images", "volumes", "networks"] as const)
        for (const { key, createdAt } of ofKind(kind)) {
          const seen = sightings.get(key);
          expect(longAgo(createdAt, limits[kind]?.createdForMs)).toBe(true);
          expect(longAgo(seen?.lastUsedAt ?? seen?.firstSeenAt, limits[kind]?.unusedForMs)).toBe(true);
        }
      for (const { id } of ofKind("buildCache")) {
        const its = world.buildCache.find((one) => one.id === id);
        expect(longAgo(its?.lastUsedAt ?? its?.createdAt, limits.buildCache?.unusedForMs)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

/** Images by repository. */
function repositoriesOf({ images }: World): Map<string, EngineImage[]> {
  const named = images.flatMap((image) =>
    [...new Set(image.tags.map((tag) => tag.split(":")[0] ?? ""))].map((name) => ({ name, image })),
  );
  const byName = Map.groupBy(named, ({ name }) => name);
  return new Map([...byName].map(([name, its]) => [name, its.map(({ image }) => image)]));
}

test("of each repository the newest stay, so many as the rules say, and none goes that is as young as one of them", () => {
  fc.assert(
    fc.property(drafts, ({ world, rules, plan }) => {
      const { images } = limitsOf(rules);
      const keep = images && "keepNewest" in images ? images.keepNewest : undefined;
      if (keep === undefined) return;
      const goes = new Set(plan.items.map(({ key }) => key));
      for (const its of repositoriesOf(world).values()) {
        const made = its.map(({ createdAt }) => createdAt).toSorted();
        const bar = made.at(-keep) ?? "";
        for (const { id, createdAt } of its) if (createdAt >= bar) expect(goes).not.toContain(`images/${id}`);
      }
    }),
    { numRuns: 500 },
  );
});

test("limits take away from a plan and add nothing, and what they keep says that it is for them", () => {
  fc.assert(
    fc.property(drafts, ({ rules, sightings, inventory, plan }) => {
      const { images, volumes, buildCache } = limitsOf(rules);
      const unlimited = {
        ...rules,
        ...(rules.containers && { containers: true }),
        ...(images && { images: images.which }),
        ...(volumes && { volumes: volumes.which }),
        ...(rules.networks && { networks: true }),
        ...(buildCache && { buildCache: buildCache.which }),
      };
      const whole = draft(inventory, unlimited, { sightings });
      const taken = new Set(whole.items.map(({ key }) => key));
      for (const { key } of plan.items) expect(taken).toContain(key);
      const stays = plan.kept.filter(({ key }) => taken.has(key));
      const because = ["too_recent", "newest", "unknown", "in_use", "has_children", "shared"];
      for (const { reason } of stays) expect(because).toContain(reason.code);
      // Of all that stays for a holder's sake, some holder stays for the limits' own.
      if (stays.length > 0)
        expect(stays.some(({ reason }) => ["too_recent", "newest", "unknown"].includes(reason.code))).toBe(
          true,
        );
    }),
    { numRuns: 500 },
  );
});

test("a plan keeps the contract, whatever the rules", () => {
  fc.assert(
    fc.property(drafts, ({ rules, plan }) => {
      const { items, kept } = planOn("here", rules, plan);
      expect({ items, kept }).toEqual({ items: plan.items, kept: plan.kept });
    }),
  );
});

test("ten thousand orders that the contract takes each come to a plan, which tells every object once", () => {
  const some = fc.sample(agedHosts, 50);
  const orders = fc.record({
    host: fc.constantFrom(...some),
    rules: anyRules,
    project: fc.option(fc.constantFrom("shop", "nobody's"), { nil: undefined, freq: 9 }),
    imageStore: stores,
    watched: fc.nat(60),
  });
  let taken = 0;
  fc.assert(
    fc.property(orders, ({ host: { world, sightings }, rules, project, imageStore, watched }) => {
      const order = { ...rules, ...(project !== undefined && { project }) };
      if (!PreviewInput.safeParse(order).success) return;
      taken += 1;
      const inventory = inventoryOf(world, { imageStore });
      const { items, kept } = draft(inventory, order, { sightings, watchedSince: ago(watched * day) });
      const { containers, images, volumes, networks, buildCache } = world;
      const all = [containers, images, volumes, networks, buildCache].flat().length;
      expect([items.length + kept.length, new Set([...items, ...kept].map(({ key }) => key)).size]).toEqual([
        all,
        all,
      ]);
    }),
    { numRuns: 10_000 },
  );
  // Nothing is refused but what selects nothing.
  expect(taken).toBeGreaterThan(9000);
}, 120_000);
