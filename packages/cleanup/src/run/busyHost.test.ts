import type { Rules } from "@dunnage/api";
import { CleanupRun } from "@dunnage/api/schemas";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { deeds, guardedDeeds, hosts, whileWorking } from "../../test/busyHost.ts";
import { ModelEngine, type World } from "../../test/modelEngine.ts";
import { runCleanup } from "./runCleanup.ts";

const rules: fc.Arbitrary<Rules> = fc.record({
  containers: fc.oneof(fc.boolean(), fc.constant({ stoppedForMs: 1000 })),
  images: fc.constantFrom(false, true, "dangling" as const, "unused" as const),
  volumes: fc.constantFrom(false, true, "anonymous" as const, "unused" as const),
  networks: fc.boolean(),
  buildCache: fc.constantFrom(false, true, "unused" as const, "all" as const),
});
const clock = () => new Date("2026-06-01T00:00:00.000Z");
/** Time stands still: no reading takes any, so every check reads anew. */
beforeAll(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterAll(() => {
  vi.useRealTimers();
});
const planOf = <T>(deed: fc.Arbitrary<T>) => fc.array(fc.record({ at: fc.nat(40), deed }), { maxLength: 6 });

const keysIn = ({ containers, images, volumes, networks }: World) => [
  ...containers.map(({ id }) => `container/${id}`),
  ...images.map(({ id }) => `image/${id}`),
  ...volumes.map(({ name }) => `volume/${name}`),
  ...networks.map(({ id }) => `network/${id}`),
];

/** Of the union of all images' layers. */
function layerBytes({ images }: World): number {
  const layers = images.flatMap((image) => image.layers.layers);
  const sizes = new Map(layers.map(({ chainId, sizeBytes }) => [chainId, sizeBytes]));
  return [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
}

test("what was made, started, tagged or made anew since it was read is never removed", async () => {
  await fc.assert(
    fc.asyncProperty(hosts, rules, planOf(deeds), async (host, chosen, plan) => {
      const engine = new ModelEngine(structuredClone(host));
      const lost = whileWorking(engine, plan, Boolean(chosen.containers));
      await runCleanup({ engine, rules: chosen, clock, atOnce: 1 });
      expect(lost()).toEqual([]);
    }),
    { numRuns: 1500 },
  );
});

test("so too with several removals under way, for all that an engine itself refuses", async () => {
  await fc.assert(
    fc.asyncProperty(
      hosts,
      rules,
      planOf(guardedDeeds),
      fc.integer({ min: 2, max: 16 }),
      async (host, chosen, plan, atOnce) => {
        const engine = new ModelEngine(structuredClone(host));
        const lost = whileWorking(engine, plan, Boolean(chosen.containers));
        await runCleanup({ engine, rules: chosen, clock, atOnce });
        // Names of an image that came into use, and a network that a stopped container was given, in the moment between check and removal.
        expect(lost().filter((key) => !key.startsWith("tag/") && !key.startsWith("network/"))).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});

test("outcomes tell exactly what went, each object once, and add up", async () => {
  await fc.assert(
    fc.asyncProperty(hosts, rules, planOf(deeds), async (host, chosen, plan) => {
      const engine = new ModelEngine(structuredClone(host));
      whileWorking(engine, plan, Boolean(chosen.containers));
      const result = await runCleanup({ engine, rules: chosen, clock });
      const who = { id: "1", host: { id: "here", name: "here" }, startedBy: { id: "1", name: "Ada" } };
      expect(() => CleanupRun.parse({ ...result, ...who })).not.toThrow();

      const keys = result.outcomes.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      // What is known of the removed, added up; nothing removed is 0, and nothing known is null.
      const bytes = (kind?: string) => {
        const removed = result.outcomes
          .filter((one) => one.outcome === "removed" && (kind === undefined || one.kind === kind))
          .map((one) => one.bytes);
        const known = removed.filter((one) => one !== null);
        if (removed.length > 0 && known.length === 0) return null;
        return known.reduce((sum, one) => sum + one, 0);
      };
      expect(result.removedBytes).toBe(bytes());
      for (const [kind, tally] of Object.entries(result.kinds)) {
        expect(tally.removed + tally.kept + tally.failed).toBe(
          result.outcomes.filter((one) => one.kind === kind).length,
        );
        expect(tally.bytes).toBe(bytes(kind));
      }
    }),
    { numRuns: 500 },
  );
});

test("on a quiet host nothing goes that a rule does not take, nothing stays that it does, and a second run finds nothing", async () => {
  await fc.assert(
    fc.asyncProperty(hosts, rules, async (host, chosen) => {
      const engine = new ModelEngine(structuredClone(host));
      const first = await runCleanup({ engine, rules: chosen, clock });
      const removed = first.outcomes.filter(({ outcome }) => outcome === "removed");
      const there = new Set(keysIn(engine.world));
      const gone = keysIn(host).filter((key) => !there.has(key));
      expect(gone.filter((key) => !key.startsWith("image/")).length).toBe(
        removed.filter(({ kind }) => kind !== "images" && kind !== "buildCache").length,
      );
      for (const one of [...host.containers, ...host.volumes, ...host.networks, ...host.images]) {
        const key = "parentId" in one ? `image/${one.id}` : `/${"id" in one ? one.id : one.name}`;
        if (one.labels["dunnage.keep"] === "true")
          expect(gone.filter((other) => other.endsWith(key))).toEqual([]);
      }
      const keysRemoved = new Set(removed.map(({ key }) => key.replace("images/", "image/")));
      expect(gone.filter((key) => key.startsWith("image/") && !keysRemoved.has(key))).toEqual([]);
      expect(first.kinds.images?.bytes ?? 0).toBe(layerBytes(host) - layerBytes(engine.world));
      expect(first.state).toBe("finished");
      const second = await runCleanup({ engine, rules: chosen, clock });
      expect(second.outcomes.filter(({ outcome }) => outcome === "removed")).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
