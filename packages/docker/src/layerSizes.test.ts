import { expect, test } from "vitest";
import { LayerSizes } from "./layerSizes.ts";

const layersOf = (sizes: Record<string, number>) =>
  Object.entries(sizes).map(([chainId, sizeBytes]) => ({ chainId, sizeBytes }));

/** Answers what it is told to, and counts how often it was asked. */
function reading(sizes: Record<string, number>) {
  const asked = { times: 0 };
  const read = async () => {
    asked.times += 1;
    return layersOf(sizes);
  };
  return { asked, read };
}

test("one layer that is not known follows from the image's size", async () => {
  const sizes = new LayerSizes();
  const base = reading({ a: 70, b: 5 });
  expect(await sizes.of(["a", "b"], 75, base.read)).toEqual(layersOf({ a: 70, b: 5 }));
  const other = reading({});
  expect(await sizes.of(["a", "c"], 73, other.read)).toEqual(layersOf({ a: 70, c: 3 }));
  // And is known from then on.
  expect(await sizes.of(["a", "c", "d"], 73, other.read)).toEqual(layersOf({ a: 70, c: 3, d: 0 }));
  expect(await sizes.of(["a"], 70, other.read)).toEqual(layersOf({ a: 70 }));
  expect(await sizes.of([], 0, other.read)).toEqual([]);
  expect(other.asked.times).toBe(0);
});

test("more than one is read, and so is what does not add up", async () => {
  const sizes = new LayerSizes();
  await sizes.of(["a"], 70, reading({ a: 70 }).read);
  for (const [chain, bytes] of [
    [["a", "x", "y"], 100],
    [["a", "x"], 60],
    [["a"], 71],
  ] as const) {
    const read = reading({ read: 1 });
    expect(await new LayerSizes().of([...chain], bytes, read.read)).toBeDefined();
    const again = reading({ again: 1 });
    await sizes.of([...chain], bytes, again.read);
    expect([chain, again.asked.times]).toEqual([chain, 1]);
  }
});

test("images that are read at the same time and share a layer wait for the one that reads it", async () => {
  const sizes = new LayerSizes();
  const first = Promise.withResolvers<ReturnType<typeof layersOf>>();
  const one = sizes.of(["a", "b"], 75, () => first.promise);
  const other = reading({});
  const two = sizes.of(["a", "c"], 73, other.read);
  first.resolve(layersOf({ a: 70, b: 5 }));
  expect(await one).toEqual(layersOf({ a: 70, b: 5 }));
  expect(await two).toEqual(layersOf({ a: 70, c: 3 }));
  expect(other.asked.times).toBe(0);
});

test("whoever waited for a reading that failed reads by itself", async () => {
  const sizes = new LayerSizes();
  const first = Promise.withResolvers<ReturnType<typeof layersOf>>();
  const one = sizes.of(["a", "b"], 75, () => first.promise);
  const other = reading({ a: 70, c: 3 });
  const two = sizes.of(["a", "c"], 73, other.read);
  first.reject(new Error("gone"));
  await expect(one).rejects.toThrow("gone");
  expect(await two).toEqual(layersOf({ a: 70, c: 3 }));
  expect(other.asked.times).toBe(1);
});
