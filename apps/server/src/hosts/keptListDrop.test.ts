import { beforeEach, describe, expect, test } from "vitest";
import { KeptList } from "./keptList.ts";

interface Thing {
  id: string;
  version: number;
}

let now: number;
let world: Map<string, number>;
let reads: string[];
/** What the next reading waits for. */
let gate: Promise<unknown>;
beforeEach(() => {
  now = 0;
  gate = Promise.resolve();
  world = new Map([
    ["a", 1],
    ["b", 1],
  ]);
  reads = [];
});

const clock = { elapsedMs: () => now, instant: () => new Date(now) };

async function answer(ids: string[]): Promise<Thing[]> {
  reads.push(ids.join());
  await gate;
  return ids.flatMap((id) => {
    const version = world.get(id);
    return version === undefined ? [] : { id, version };
  });
}

function list({ byId = true } = {}) {
  return new KeptList<Thing>({
    read: () => answer([...world.keys()]),
    ...(byId && { byId: { read: answer, idOf: ({ id }) => id } }),
    believedMs: 60_000,
    clock,
  });
}

async function shown(kept: KeptList<Thing>) {
  const { items } = await kept.get();
  return items.map(({ id, version }) => `${id}${version}`).toSorted();
}

describe("what went", () => {
  test("is told of no more, and nothing is read for it", async () => {
    const kept = list();
    kept.hear(true);
    await kept.get();
    now = 1000;
    kept.touch("a");
    kept.drop("a");
    expect(await shown(kept)).toEqual(["b1"]);
    now = 5000;
    expect(await shown(kept)).toEqual(["b1"]);
    expect(reads).toEqual(["a,b"]);
  });

  test("is left out of a list that was being read, and of one that lags behind", async () => {
    const kept = list();
    kept.hear(true);
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    const reading = kept.get();
    kept.drop("a");
    resolve();
    expect((await reading).items).toEqual([{ id: "b", version: 1 }]);
    expect((await kept.anew()).items).toEqual([{ id: "b", version: 1 }]);
    world.delete("a");
    await kept.anew();
    expect(await shown(kept)).toEqual(["b1"]);
  });

  test("is read for where no single one can be", async () => {
    const kept = list({ byId: false });
    kept.hear(true);
    await kept.get();
    now = 1000;
    world.delete("a");
    kept.drop("a");
    expect(await shown(kept)).toEqual(["b1"]);
    expect(reads).toEqual(["a,b", "b"]);
  });
});
