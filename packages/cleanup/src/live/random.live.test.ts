import { allEngines, startEngine, testEngines } from "@dunnage/throwaway-engine";
import { describe, expect, test } from "vitest";
import { chanceOf } from "../../test/chance.ts";
import { cleanUp, freedBy, removedIn } from "../../test/cleanUp.ts";
import { destroyedBy, hiddenKeysOn, layersSize, tagsOn } from "../../test/host.ts";
import { addAtRandom, type Deed, meddle, rulesAtRandom, sightingsAtRandom } from "../../test/randomHost.ts";
import { repositoryOf } from "../objects/images.ts";
import { limitsOf } from "../plan/limits.ts";

// Random hosts, random rules, and in half of the rounds somebody at work between plan and run. What went is what was planned, less what had to stay;
// a failure names its seed, and DUNNAGE_SEED runs that one again.

/** Set by the long suite (`npm test -- long`), which asks for 200 on every engine there is. */
const asked = process.env.DUNNAGE_SCENARIOS;
const rounds = Number(asked ?? 12);
const first = Number(process.env.DUNNAGE_SEED ?? Math.floor(Math.random() * 1_000_000));

describe.each(asked === undefined ? testEngines : allEngines)("$title", ({ options }) => {
  test(`${rounds} random scenarios from seed ${first} on`, {
    timeout: 60_000 + rounds * 20_000,
  }, async () => {
    let host = await startEngine(options);
    try {
      for (let round = 0; round < rounds; round++) {
        // A host that fills up for ever gets slow; a new one now and then is another beginning, too.
        if (round % 25 === 24) {
          await host[Symbol.asyncDispose]();
          host = await startEngine(options);
        }
        await oneRound(host, first + round, round);
      }
    } finally {
      await host[Symbol.asyncDispose]();
    }
  });
});

async function oneRound(host: Awaited<ReturnType<typeof startEngine>>, seed: number, round: number) {
  const chance = chanceOf(seed);
  const rules = rulesAtRandom(chance);
  for (let times = 0; times <= chance.below(2); times++) await addAtRandom(host, chance, round * 10 + times);
  const there = await hiddenKeysOn(host);
  const sightings = sightingsAtRandom(there, chance);
  const except = chance.percent(30) ? there.filter(() => chance.percent(15)) : [];
  const told = `seed ${seed}: ${JSON.stringify({ rules, except, sightings: [...sightings] })}`;
  const protections: Deed["protections"] = [];
  let deed: Deed | null = null;
  let before: string[] = [];
  let tagsBefore: string[] = [];
  let sizeBefore = 0;
  const run: { result?: Awaited<ReturnType<typeof cleanUp>> } = {};
  const destroyed = await destroyedBy(host, async () => {
    run.result = await cleanUp(host, rules, {
      protections,
      except,
      sightings,
      async between(plan) {
        if (chance.percent(50)) deed = await meddle(host, plan, chance);
        protections.push(...(deed?.protections ?? []));
        before = await hiddenKeysOn(host);
        tagsBefore = await tagsOn(host);
        sizeBefore = await layersSize(host);
      },
    });
  });
  const { plan, outcomes } = run.result ?? { plan: { items: [] }, outcomes: [] };
  const after = await hiddenKeysOn(host);
  const planned = plan.items.map(({ key }) => key).toSorted();
  const removed = removedIn(outcomes);
  const gone = before.filter((key) => !after.includes(key)).toSorted();
  const spared = (deed as Deed | null)?.spared ?? [];
  const stayed = outcomes.filter(({ outcome }) => outcome !== "removed");
  const why = `${told}; ${(deed as Deed | null)?.what ?? "undisturbed"}; stayed: ${JSON.stringify(stayed)}`;

  expect(outcomes.map(({ key }) => key).toSorted(), why).toEqual(planned);
  expect(
    outcomes.filter(({ outcome }) => outcome === "failed"),
    why,
  ).toEqual([]);
  expect(gone, why).toEqual(removed);
  // Podman has other words for it, and none for networks.
  if (host.kind === "docker")
    expect(destroyed, why).toEqual(removed.filter((key) => !key.startsWith("buildCache/")));
  for (const key of [...spared, ...except]) expect(after, why).toContain(key);
  expect(tooFew(tagsBefore, await tagsOn(host), limitsOf(rules).images), why).toEqual([]);
  if (deed === null) expect(removed, why).toEqual(planned);
  const images = outcomes.filter(({ kind }) => kind === "images");
  if (deed === null && host.store === "overlay2")
    expect(sizeBefore - (await layersSize(host)), why).toBe(freedBy(images));
}

/** Repositories that have fewer tags left than the rules keep of each. */
function tooFew(before: string[], after: string[], rule: ReturnType<typeof limitsOf>["images"]): string[] {
  const keep = rule && "keepNewest" in rule ? (rule.keepNewest ?? 0) : 0;
  const count = (tags: string[], name: string) => tags.filter((tag) => repositoryOf(tag) === name).length;
  const names = [...new Set(before.map(repositoryOf))];
  return names.filter((name) => count(after, name) < Math.min(keep, count(before, name)));
}
