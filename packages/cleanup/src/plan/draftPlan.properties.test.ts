import type { EngineImage } from "@dunnage/api";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { agedHosts } from "../../test/agedHost.ts";
import { anyRules } from "../../test/anyRules.ts";
import { draft, inventoryOf } from "../../test/inventory.ts";
import type { World } from "../../test/modelEngine.ts";
import { sharedHosts } from "../../test/sharedHost.ts";
import { holdersOfImages, holdsNetwork } from "../holders.ts";
import { keyOf } from "../inventory/inventory.ts";
import { isStopped } from "../objects/containers.ts";
import { membersByProject } from "../projects/members.ts";
import { projectOf } from "../protections.ts";

const stores = fc.constantFrom(...(["graphdriver", "containerd", "podman"] as const));
const except = fc.array(fc.nat(30), { maxLength: 4 });

const keysIn = (world: World): string[] => [
  ...world.containers.map(({ id }) => keyOf("containers", id)),
  ...world.networks.map(({ id }) => keyOf("networks", id)),
  ...world.volumes.map(({ name }) => keyOf("volumes", name)),
  ...world.images.map(({ id }) => keyOf("images", id)),
  ...world.buildCache.map(({ id }) => keyOf("buildCache", id)),
];

const drafts = fc
  .record({ host: agedHosts, rules: anyRules, store: stores, except })
  .map(({ host: { world, sightings }, ...made }) => {
    const all = keysIn(world);
    const unticked = made.except.flatMap((index) => all[index % Math.max(1, all.length)] ?? []);
    const inventory = inventoryOf(world, { imageStore: made.store });
    const plan = draft(inventory, made.rules, { except: unticked, sightings });
    return { ...made, world, sightings, all, unticked, inventory, plan };
  });

test("every object is either in the plan or told why not, and none twice", () => {
  fc.assert(
    fc.property(drafts, ({ all, plan }) => {
      const told = [...plan.items, ...plan.kept].map(({ key }) => key);
      expect(told.toSorted()).toEqual(all.toSorted());
    }),
  );
});

test("nothing goes that runs, is kept, was taken out, or that something which stays needs", () => {
  fc.assert(
    fc.property(drafts, ({ world, unticked, inventory, plan, store }) => {
      const goes = new Set(plan.items.map(({ key }) => key));
      const stayingContainers = world.containers.filter(({ id }) => !goes.has(keyOf("containers", id)));
      for (const key of unticked) expect(goes).not.toContain(key);
      for (const item of plan.items) expect(item.labels["dunnage.keep"]).not.toBe("true");
      for (const container of world.containers)
        if (!isStopped(container)) expect(goes).not.toContain(keyOf("containers", container.id));
      for (const { volumes } of stayingContainers)
        for (const name of volumes) expect(goes).not.toContain(keyOf("volumes", name));
      for (const network of world.networks)
        if (stayingContainers.some((one) => holdsNetwork(one, network)))
          expect(goes).not.toContain(keyOf("networks", network.id));
      const held = holdersOfImages(world.images, stayingContainers, inventory.layers.layersOf);
      for (const id of held.keys()) expect(goes).not.toContain(keyOf("images", id));
      if (store !== "containerd")
        for (const { id, parentId } of world.images)
          if (parentId && !goes.has(keyOf("images", id)))
            expect(goes).not.toContain(keyOf("images", parentId));
    }),
  );
});

test("what an item needs stands before it, and each knows of the other", () => {
  fc.assert(
    fc.property(drafts, ({ plan }) => {
      const at = new Map(plan.items.map(({ key }, index) => [key, index]));
      for (const [index, item] of plan.items.entries()) {
        for (const need of item.needs) {
          expect(at.get(need) ?? Number.POSITIVE_INFINITY).toBeLessThan(index);
          expect(plan.items[at.get(need) ?? -1]?.frees).toContain(item.key);
        }
        for (const freed of item.frees) expect(plan.items[at.get(freed) ?? -1]?.needs).toContain(item.key);
      }
    }),
  );
});

test("of picked objects nothing else goes, and nothing that would not go without the pick", () => {
  fc.assert(
    fc.property(
      drafts,
      fc.array(fc.nat(30)),
      ({ all, rules, sightings, inventory, unticked, plan }, picks) => {
        const only = picks.flatMap((index) => all[index % Math.max(1, all.length)] ?? []);
        const picked = draft(inventory, rules, { except: unticked, only, sightings });
        const whole = new Set(plan.items.map(({ key }) => key));
        for (const { key } of picked.items) {
          expect(only).toContain(key);
          expect(whole).toContain(key);
        }
        const told = [...picked.items, ...picked.kept].map(({ key }) => key);
        expect(told.toSorted()).toEqual(all.toSorted());
        for (const { key, reason } of picked.kept)
          if (reason.code === "not_picked" && !reason.params.along) expect(only).not.toContain(key);
      },
    ),
  );
});

test("to pick is to except all the rest: the same goes, in the same order, for the same bytes", () => {
  fc.assert(
    fc.property(drafts, fc.array(fc.nat(30)), ({ all, rules, sightings, inventory }, picks) => {
      const only = new Set(picks.flatMap((index) => all[index % Math.max(1, all.length)] ?? []));
      const rest = all.filter((key) => !only.has(key));
      const { kept, ...picked } = draft(inventory, rules, { only, sightings });
      const { kept: spared, ...excepted } = draft(inventory, rules, { except: rest, sightings });
      expect(picked).toEqual(excepted);
      const others = (some: typeof kept) =>
        some.filter(({ reason: { code } }) => code !== "excepted" && code !== "not_picked");
      expect(others(kept)).toEqual(others(spared));
    }),
  );
});

/** The layers that only what goes has, each once: reckoned the plain way. */
function unionOf(images: EngineImage[], goes: Set<string>, layersOf: (id: string) => string[]): number {
  const needed = new Set(images.filter(({ id }) => !goes.has(id)).flatMap(({ id }) => layersOf(id)));
  const free = images.filter(({ id }) => goes.has(id)).flatMap(({ id }) => layersOf(id));
  return new Set(free.filter((chainId) => !needed.has(chainId))).size * 100;
}

test("the images' bytes are the union of the layers that nothing else has", () => {
  fc.assert(
    fc.property(drafts, ({ world, plan }) => {
      const images = plan.items.filter(({ kind }) => kind === "images");
      const layers = new Map(
        world.images.map((image) => [image.id, image.layers.layers.map(({ chainId }) => chainId)]),
      );
      const union = unionOf(world.images, new Set(images.map(({ id }) => id)), (id) => layers.get(id) ?? []);
      expect(plan.totals.images?.bytes ?? 0).toBe(union);
    }),
  );
});

test("to take an object out of a plan never puts another in, nor makes it free more", () => {
  fc.assert(
    fc.property(drafts, fc.nat(30), ({ rules, sightings, inventory, unticked, plan }, index) => {
      const out = plan.items[index % Math.max(1, plan.items.length)];
      if (!out) return;
      const smaller = draft(inventory, rules, { except: [...unticked, out.key], sightings });
      const before = new Set(plan.items.map(({ key }) => key));
      for (const { key } of smaller.items) expect(before).toContain(key);
      expect(smaller.items.map(({ key }) => key)).not.toContain(out.key);
      expect(smaller.total.bytes ?? 0).toBeLessThanOrEqual(plan.total.bytes ?? 0);
    }),
  );
});

test("rules for one compose project take a part of what they take without it, nothing of any other, and say of all else why", () => {
  fc.assert(
    fc.property(
      sharedHosts,
      anyRules,
      fc.constantFrom("shop", "blog", "nobody's"),
      (inventory, order, project) => {
        const whole = new Set(draft(inventory, order).items.map(({ key }) => key));
        const { items, kept } = draft(inventory, { ...order, project });
        const members = membersByProject(inventory).get(project) ?? new Set();
        for (const { key, kind, labels } of items) {
          expect(whole).toContain(key);
          expect(members).toContain(key);
          if (kind === "containers" || kind === "networks") expect(projectOf({ labels })).toBe(project);
        }
        for (const { key, reason } of kept)
          if (members.has(key)) expect(reason.code).not.toBe("not_of_project");
          else expect(reason).toEqual({ code: "not_of_project", params: { project } });
        const { containers, images, volumes, networks, buildCache } = inventory;
        const all = [containers, images, volumes, networks, buildCache].flat();
        expect(items.length + kept.length).toBe(all.length);
      },
    ),
  );
});
