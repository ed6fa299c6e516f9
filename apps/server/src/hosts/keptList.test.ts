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
let cost: number;
beforeEach(() => {
  now = 0;
  cost = 0;
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
  now += cost;
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

/** Read once, with events that tell of changes. */
async function heard(options?: Parameters<typeof list>[0]) {
  const kept = list(options);
  kept.hear(true);
  await kept.get();
  return kept;
}

async function shown(kept: KeptList<Thing>) {
  const { items } = await kept.get();
  return items.map(({ id, version }) => `${id}${version}`).toSorted();
}

describe("while events are heard", () => {
  test("it is read once, and is as true as it is new", async () => {
    const kept = list();
    kept.hear(true);
    await Promise.all([kept.get(), kept.get(), kept.get()]);
    now = 59_000;
    expect((await kept.get()).at).toEqual(new Date(59_000));
    expect(reads).toEqual(["a,b"]);
  });

  test("only what changed is read again: other than before, gone, or new", async () => {
    const kept = await heard();
    now = 1000;
    world = new Map([
      ["b", 2],
      ["c", 1],
    ]);
    for (const id of ["a", "b", "c"]) kept.touch(id);
    expect(await shown(kept)).toEqual(["b2", "c1"]);
    expect(reads).toEqual(["a,b", "a,b,c"]);
    expect(await shown(kept)).toEqual(["b2", "c1"]);
    expect(reads).toHaveLength(2);
  });

  test("what changed is read once more soon, and again a second later, since the engine's own list may lag behind its event", async () => {
    const kept = await heard();
    now = 1000;
    kept.touch("a");
    expect(await shown(kept)).toEqual(["a1", "b1"]);
    world.set("a", 2);
    now = 1100;
    expect(await shown(kept)).toEqual(["a1", "b1"]);
    now = 1200;
    expect(await shown(kept)).toEqual(["a2", "b1"]);
    world.set("a", 3);
    now = 1900;
    expect(kept.dueInMs()).toBe(100);
    now = 2000;
    expect(await shown(kept)).toEqual(["a3", "b1"]);
    now = 9000;
    expect(kept.dueInMs()).toBe(Number.POSITIVE_INFINITY);
    await kept.get();
    expect(reads).toEqual(["a,b", "a", "a", "a"]);
  });

  test("what changed while it was being read is read once more", async () => {
    const kept = await heard();
    now = 1000;
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    kept.touch("a");
    const first = kept.get();
    await Promise.resolve();
    kept.touch("a");
    resolve();
    await first;
    world.set("a", 2);
    now = 2000;
    expect(await shown(kept)).toEqual(["a2", "b1"]);
  });

  test("all is read where single ones cannot be, where very many changed, and when it was believed for long", async () => {
    const whole = list({ byId: false });
    whole.hear(true);
    await whole.get();
    now = 1000;
    whole.touch("a");
    await whole.get();
    expect(reads).toEqual(["a,b", "a,b"]);

    const kept = await heard();
    now = 2000;
    for (let index = 0; index < 60; index++) kept.touch(`thing${index}`);
    await kept.get();
    expect(reads.at(-1)).toBe("a,b");
    now = 2000 + 60_000;
    await kept.get();
    expect(reads).toHaveLength(5);
  });

  test("a burst of changes costs a reading now and then; a dear list rests for ten times what it took, a cheap change does not wait for it", async () => {
    const kept = list();
    kept.hear(true);
    cost = 3000;
    await kept.get();
    cost = 10;
    kept.touch("a");
    world.set("a", 2);
    expect(await shown(kept)).toEqual(["a2", "b1"]);
    for (; now < 3500; now += 10) {
      kept.touch("a");
      expect(kept.dueInMs()).toBeLessThanOrEqual(200);
      await kept.get();
    }
    expect(reads.length).toBeLessThanOrEqual(5);
    kept.touch(null);
    const before = reads.length;
    now = 20_000;
    await kept.get();
    expect(reads).toHaveLength(before);
    now = 34_000;
    await kept.get();
    expect(reads).toHaveLength(before + 1);
  });
});

describe("while they are not", () => {
  test("it is read again when asked for, at most once a second", async () => {
    const kept = list();
    for (now = 0; now < 5000; now += 100) await kept.get();
    expect(reads).toEqual(Array.from({ length: 5 }, () => "a,b"));
  });

  test("it is read again as soon as they are heard, since what happened meanwhile was not told", async () => {
    const kept = await heard();
    kept.hear(false);
    world.set("c", 1);
    kept.hear(true);
    now = 1000;
    expect(await shown(kept)).toEqual(["a1", "b1", "c1"]);
  });
});

test("a failure is shared for a second, and what was known before it is not told for true", async () => {
  const kept = await heard();
  now = 1000;
  kept.touch("a");
  gate = Promise.reject(new Error("down"));
  await expect(kept.get()).rejects.toThrow("down");
  await expect(kept.get()).rejects.toThrow("down");
  expect(reads).toHaveLength(2);
  gate = Promise.resolve();
  now = 2000;
  expect(await shown(kept)).toEqual(["a1", "b1"]);
  expect(reads).toEqual(["a,b", "a", "a,b"]);
});

describe("as it is now", () => {
  test("it is what is known while events tell of no change, and never a list that only rests", async () => {
    const kept = list();
    kept.hear(true);
    cost = 1000;
    await kept.get();
    await kept.now();
    expect(reads).toEqual(["a,b"]);
    world.set("a", 2);
    kept.touch("a");
    expect(await kept.now()).toMatchObject({ items: [{ id: "a", version: 2 }, { id: "b" }] });
    world.set("a", 3);
    kept.touch("a");
    expect(await shown(kept)).toEqual(["a2", "b1"]);
    expect(await kept.now()).toMatchObject({ items: [{ id: "a", version: 3 }, { id: "b" }] });
  });

  test("it is read each time while events are not heard", async () => {
    const kept = list();
    await kept.now();
    await kept.now();
    expect(reads).toEqual(["a,b", "a,b"]);
  });

  test("it is read anew for whoever wants that, together with those who read it at the moment", async () => {
    const kept = list();
    kept.hear(true);
    await Promise.all([kept.get(), kept.anew()]);
    expect(reads).toHaveLength(1);
    await kept.anew();
    await kept.get();
    expect(reads).toHaveLength(2);
  });
});

test("what is known to be out of date is read anew at once, even while it is being read", async () => {
  const kept = list();
  kept.hear(true);
  const { promise, resolve } = Promise.withResolvers<void>();
  gate = promise;
  const first = kept.get();
  kept.expire();
  world.set("c", 1);
  const second = kept.get();
  resolve();
  expect((await first).items).toHaveLength(2);
  expect((await second).items).toHaveLength(3);
  expect(reads).toEqual(["a,b", "a,b,c"]);
  expect(await kept.get()).toMatchObject({ items: (await second).items });
});

test("heard again, it is read once more after a moment: an engine takes the listener in later than it says", async () => {
  const kept = list();
  kept.hear(true);
  await shown(kept);
  kept.hear(false);
  now = 5000;
  kept.hear(true);
  expect(await shown(kept)).toEqual(["a1", "b1"]);
  // With no event.
  world.set("c", 1);
  expect(await shown(kept)).toEqual(["a1", "b1"]);
  expect(kept.dueInMs()).toBe(1000);
  now += 1000;
  expect(await shown(kept)).toEqual(["a1", "b1", "c1"]);
  expect(kept.dueInMs()).toBe(Number.POSITIVE_INFINITY);
});

describe("what went", () => {
  test("is told of no more, and nothing is read for it", async () => {
    const kept = await heard();
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
    const kept = await heard({ byId: false });
    now = 1000;
    world.delete("a");
    kept.drop("a");
    expect(await shown(kept)).toEqual(["b1"]);
    expect(reads).toEqual(["a,b", "b"]);
  });
});
