import type { CleanupPlan, Rules } from "@dunnage/api";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { deeds, guardedDeeds, hosts, whileProtecting, whileWorking } from "../../test/busyHost.ts";
import { draft, inventoryOf, now, planOn } from "../../test/inventory.ts";
import { ModelEngine, refusal, type World } from "../../test/modelEngine.ts";
import { planOf } from "../../test/planOf.ts";
import { run } from "../../test/run.ts";
import { holdsNetwork } from "../holders.ts";

/** Time stands still: no reading takes any, so every check reads anew. */
beforeAll(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterAll(() => {
  vi.useRealTimers();
});

const rules: fc.Arbitrary<Rules> = fc.record({
  containers: fc.oneof(fc.boolean(), fc.constant({ stoppedForMs: 1000 })),
  images: fc.constantFrom(false, true, "dangling" as const, "unused" as const),
  volumes: fc.constantFrom(false, true, "anonymous" as const, "unused" as const),
  networks: fc.boolean(),
  buildCache: fc.constantFrom(false, true, "unused" as const, "all" as const),
});
const atSomeTime = <T>(deed: fc.Arbitrary<T>) =>
  fc.array(fc.record({ at: fc.nat(40), deed }), { maxLength: 6 });

const draftedFor = (host: World, chosen: Rules) => planOn("here", chosen, draft(inventoryOf(host), chosen));

const keysIn = ({ containers, images, volumes, networks, buildCache }: World) => [
  ...containers.map(({ id }) => `containers/${id}`),
  ...images.map(({ id }) => `images/${id}`),
  ...volumes.map(({ name }) => `volumes/${name}`),
  ...networks.map(({ id }) => `networks/${id}`),
  ...buildCache.map(({ id }) => `buildCache/${id}`),
];

/** A host with a plan for it: one that was drafted, or one that has anything in it, whatever sense that makes. */
const planned: fc.Arbitrary<{ host: World; plan: CleanupPlan }> = fc.oneof(
  fc
    .record({ host: hosts, chosen: rules })
    .map(({ host, chosen }) => ({ host, plan: draftedFor(host, chosen) })),
  fc.record({ host: hosts, picks: fc.array(fc.nat(40), { minLength: 1 }) }).map(({ host, picks }) => {
    const keys = keysIn(host);
    return {
      host,
      plan: planOf(
        host,
        picks.map((index) => keys[index % (keys.length || 1)] ?? ""),
      ),
    };
  }),
);

/** What was removed that the plan does not list. */
function unplanned({ items }: CleanupPlan, host: World, after: World): string[] {
  const there = new Set(keysIn(after));
  const listed = new Set(items.map(({ key }) => key));
  return keysIn(host).filter((key) => !there.has(key) && !listed.has(key));
}

test("what was started, run, made, tagged, built on or made anew since the plan is never removed, nor what is not in it", async () => {
  await fc.assert(
    fc.asyncProperty(planned, atSomeTime(deeds), async ({ host, plan }, work) => {
      const engine = new ModelEngine(structuredClone(host));
      const lost = whileWorking(engine, work);
      await run(engine, plan, { atOnce: 1, clock: () => now });
      expect(lost()).toEqual([]);
      expect(unplanned(plan, host, { ...engine.world, volumes: engine.world.volumes })).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test("so too with several removals under way, for all that an engine itself refuses", async () => {
  await fc.assert(
    fc.asyncProperty(
      planned,
      atSomeTime(guardedDeeds),
      fc.integer({ min: 2, max: 16 }),
      async ({ host, plan }, work, atOnce) => {
        const engine = new ModelEngine(structuredClone(host));
        const lost = whileWorking(engine, work);
        await run(engine, plan, { atOnce, clock: () => now });
        // Names of an image that came into use, and a network that a stopped container was given, in the moment between check and removal.
        expect(lost().filter((key) => !key.startsWith("tag/") && !key.startsWith("network/"))).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

test("what was protected since the plan is never removed", async () => {
  const chosen = fc.array(fc.record({ at: fc.nat(20), which: fc.nat(30) }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(planned, chosen, async ({ host, plan }, protect) => {
      const engine = new ModelEngine(structuredClone(host));
      const { protections, lost } = whileProtecting(engine, protect);
      await run(engine, plan, { atOnce: 1, clock: () => now, protections });
      expect(lost()).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("nothing is asked to go that is held, runs or is kept, whatever the plan says", async () => {
  await fc.assert(
    fc.asyncProperty(planned, fc.integer({ min: 1, max: 16 }), async ({ host, plan }, atOnce) => {
      const engine = new ModelEngine(structuredClone(host));
      const wrong: string[] = [];
      engine.before = (method, name) => {
        const { containers, networks, volumes, images } = engine.world;
        const holds: Record<string, (one: World["containers"][number]) => boolean> = {
          removeContainer: ({ id, state }) => id === name && !["created", "exited", "dead"].includes(state),
          removeVolume: (one) => one.volumes.includes(name),
          removeNetwork: (one) => networks.some((net) => net.id === name && holdsNetwork(one, net)),
          removeImage: ({ imageId }) =>
            images.some(({ id, tags }) => id === imageId && (id === name || tags.includes(name))),
        };
        const isHeld = containers.some((one) => holds[method]?.(one) ?? false);
        const isKept = [...containers, ...networks, ...images].some(
          ({ id, labels }) => id === name && labels["dunnage.keep"],
        );
        const keptVolume = volumes.some((one) => one.name === name && one.labels["dunnage.keep"]);
        if (method.startsWith("remove") && (isHeld || isKept || keptVolume)) wrong.push(`${method} ${name}`);
      };
      await run(engine, plan, { atOnce, clock: () => now });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

const codes = [
  "not_found",
  "conflict",
  "bad_answer",
  "permission_denied",
  "unreachable",
  "timed_out",
] as const;
const troubles = fc.array(
  fc.record({ at: fc.nat(60), code: fc.constantFrom(...codes), done: fc.boolean() }),
  { maxLength: 3 },
);

test("outcomes tell what went, whatever the engine does", async () => {
  await fc.assert(
    fc.asyncProperty(
      planned,
      troubles,
      fc.integer({ min: 1, max: 16 }),
      async ({ host, plan }, failing, atOnce) => {
        const engine = new ModelEngine(structuredClone(host));
        let requests = 0;
        const fail = (when: "before" | "after") => () => {
          const trouble = failing.find(({ at, done }) => at === requests && done === (when === "after"));
          requests += 1;
          if (trouble) throw refusal(trouble.code, "the engine's words");
        };
        engine.before = fail("before");
        engine.after = fail("after");
        const { outcomes, defects } = await run(engine, plan, { atOnce, clock: () => now });
        const there = new Set(keysIn(engine.world));
        const lied = failing.some(({ done }) => done);
        for (const { key, outcome, reason, message } of outcomes) {
          if (outcome === "removed" && message === null) expect(there).not.toContain(key);
          if (outcome === "kept" && reason !== "already_gone" && !lied) expect(there).toContain(key);
          if (outcome === "unknown") expect(message).toMatch(/It is not known whether it went: /);
          if (message?.startsWith("Not tried: ")) expect(there).toContain(key);
        }
        expect(unplanned(plan, host, engine.world)).toEqual([]);
        expect(defects).toEqual([]);
      },
    ),
    { numRuns: 600 },
  );
});

/** Of the union of all images' layers. */
function layerBytes({ images }: World): number {
  const layers = images.flatMap((image) => image.layers.layers);
  const sizes = new Map(layers.map(({ chainId, sizeBytes }) => [chainId, sizeBytes]));
  return [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
}

test("on a quiet host exactly what a drafted plan lists goes, it frees what it promised, and a second plan is empty", async () => {
  await fc.assert(
    fc.asyncProperty(hosts, rules, fc.integer({ min: 1, max: 16 }), async (host, chosen, atOnce) => {
      const engine = new ModelEngine(structuredClone(host));
      const plan = draftedFor(host, chosen);
      const { outcomes, errors } = await run(engine, plan, { atOnce, clock: () => now });
      expect(outcomes.filter(({ outcome }) => outcome !== "removed")).toEqual([]);
      expect(errors).toEqual({});
      const there = new Set(keysIn(engine.world));
      const gone = keysIn(host).filter((key) => !there.has(key));
      expect(gone.toSorted()).toEqual(plan.items.map(({ key }) => key).toSorted());
      expect(plan.totals.images?.bytes ?? 0).toBe(layerBytes(host) - layerBytes(engine.world));
      expect(draftedFor(engine.world, chosen).items).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
