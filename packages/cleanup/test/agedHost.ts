import * as fc from "fast-check";
import type { Knowledge } from "../src/plan/knowledge.ts";
import { hosts } from "./busyHost.ts";
import { ago, day } from "./inventory.ts";
import type { World } from "./modelEngine.ts";

/** A host with a past: what it holds, and what Dunnage has seen of that. */
export interface AgedHost {
  world: World;
  sightings: Knowledge["sightings"];
}

interface Past {
  made: number;
  /** Days since its last use, by which containers have stopped and records were used, and which Dunnage may have seen. */
  used: number;
  seen: number | null;
  seenInUse: boolean;
}

const days = fc.nat(60);
const pasts: fc.Arbitrary<Past> = fc.record({
  made: days,
  used: days,
  seen: fc.option(days),
  seenInUse: fc.boolean(),
});

/** Objects of every age, tags of several images in one repository; used, seen and seen in use at one time or another, or never. */
export const agedHosts: fc.Arbitrary<AgedHost> = fc
  .tuple(hosts, fc.array(pasts, { minLength: 1, maxLength: 26 }))
  .map(([world, dealt]) => {
    const sightings = new Map<string, { firstSeenAt: string; lastUsedAt: string | null }>();
    let next = 0;
    const age = <T extends object>(
      key: (one: T) => string,
      objects: T[],
      more: (past: Past, one: T) => Partial<T>,
    ) =>
      objects.map((one): T => {
        const past = dealt[next++ % dealt.length] ?? { made: 0, used: 0, seen: null, seenInUse: false };
        const { made, used, seen, seenInUse } = past;
        if (seen !== null)
          sightings.set(key(one), {
            firstSeenAt: ago(seen * day),
            lastUsedAt: seenInUse ? ago(Math.min(seen, used) * day) : null,
          });
        return { ...one, createdAt: ago(made * day), ...more(past, one) };
      });
    const { containers, images, volumes, networks, buildCache } = world;
    const aged: World = {
      containers: age(
        ({ id }) => `containers/${id}`,
        containers,
        ({ used }, { finishedAt }) => ({ finishedAt: finishedAt && ago(used * day) }),
      ),
      images: age(
        ({ id }) => `images/${id}`,
        images,
        ({ made }, { tags }) => ({ tags: tags.map((tag) => `repo${made % 2}:${tag.replace(":", "-")}`) }),
      ),
      volumes: age(
        ({ name }) => `volumes/${name}`,
        volumes,
        () => ({}),
      ),
      networks: age(
        ({ id }) => `networks/${id}`,
        networks,
        () => ({}),
      ),
      buildCache: age(
        ({ id }) => `buildCache/${id}`,
        buildCache,
        ({ used, seenInUse }) => ({ lastUsedAt: seenInUse ? ago(used * day) : null }),
      ),
    };
    return { world: aged, sightings };
  });
