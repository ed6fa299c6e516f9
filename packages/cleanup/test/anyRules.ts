import type { Rules } from "@dunnage/api";
import * as fc from "fast-check";
import { day } from "./inventory.ts";

// All that the contract takes, limits of every kind included: none, those that some objects pass, and those that none ever does.

const ms = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 60 }).map((days) => days * day), weight: 5 },
  { arbitrary: fc.maxSafeNat(), weight: 1 },
);
const times = { unusedForMs: ms, createdForMs: ms };
const keepNewest = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 1000 }));

/** `which`, and each limit or none of it. */
const limited = <T extends string, L>(
  which: readonly [T, ...T[]],
  limits: { [K in keyof L]: fc.Arbitrary<L[K]> },
) =>
  fc
    .tuple(fc.constantFrom(...which), fc.record(limits, { requiredKeys: [], noNullPrototype: true }))
    .map(([its, some]) => ({ which: its, ...some }));

const containers = fc
  .record({ stoppedForMs: ms, createdForMs: ms }, { requiredKeys: [], noNullPrototype: true })
  .map((some) => (Object.keys(some).length > 0 ? some : true));
const images = ["dangling", "unused"] as const;
const volumes = ["anonymous", "unused"] as const;
const buildCache = ["unused", "all"] as const;

export const anyRules: fc.Arbitrary<Rules> = fc.record(
  {
    containers: fc.oneof(fc.boolean(), containers),
    images: fc.oneof(fc.boolean(), fc.constantFrom(...images), limited(images, { ...times, keepNewest })),
    volumes: fc.oneof(fc.boolean(), fc.constantFrom(...volumes), limited(volumes, times)),
    networks: fc.oneof(fc.boolean(), fc.record(times, { requiredKeys: [], noNullPrototype: true })),
    buildCache: fc.oneof(
      fc.boolean(),
      fc.constantFrom(...buildCache),
      limited(buildCache, { unusedForMs: ms }),
    ),
  },
  { requiredKeys: [], noNullPrototype: true },
);
