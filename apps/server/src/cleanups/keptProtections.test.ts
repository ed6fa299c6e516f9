import type { Protection, ProtectionStore } from "@dunnage/api";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keptProtections } from "./keptProtections.ts";

const protection = (id: string) => ({ id }) as Protection;

let stored: Protection[];
let reads: number;
const store: ProtectionStore = {
  async list() {
    reads += 1;
    return [...stored];
  },
  async add(added) {
    stored.push(added);
  },
  async remove(id) {
    const found = stored.find((one) => one.id === id) ?? null;
    stored = stored.filter((one) => one !== found);
    return found;
  },
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
  stored = [protection("a")];
  reads = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

test("they are read once for all who ask at nearly the same time", async () => {
  const kept = keptProtections(store);
  expect(await Promise.all([kept.list(), kept.list()])).toEqual([stored, stored]);
  vi.advanceTimersByTime(99);
  await kept.list();
  expect(reads).toBe(1);
});

test("what another server changed is known a tenth of a second later", async () => {
  const kept = keptProtections(store);
  await kept.list();
  stored.push(protection("theirs"));
  vi.advanceTimersByTime(100);
  expect(await kept.list()).toEqual([protection("a"), protection("theirs")]);
});

test("what is changed here is known at once, also to those who had just asked", async () => {
  const kept = keptProtections(store);
  await kept.list();
  await kept.add(protection("b"));
  expect(await kept.list()).toEqual([protection("a"), protection("b")]);
  expect(await kept.remove("a")).toEqual(protection("a"));
  expect(await kept.list()).toEqual([protection("b")]);
});

test("a failure is nobody else's", async () => {
  const kept = keptProtections({
    ...store,
    list: async () => {
      reads += 1;
      if (reads === 1) throw new Error("away");
      return stored;
    },
  });
  await expect(kept.list()).rejects.toThrow("away");
  expect(await kept.list()).toEqual(stored);
});
