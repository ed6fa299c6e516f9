import * as fc from "fast-check";
import { expect, test } from "vitest";
import { childrenFirst } from "./childrenFirst.ts";

const objects = Array.from({ length: 12 }, (_, index) => index);
const anyChildren = fc.array(fc.array(fc.constantFrom(...objects)), { minLength: 12, maxLength: 12 });

test("each once, and after what was made from it, unless they go round in a circle", () => {
  fc.assert(
    fc.property(anyChildren, fc.boolean(), (drawn, circles) => {
      const childrenOf = (object: number) =>
        (drawn[object] ?? []).filter((child) => circles || child > object);
      const ordered = childrenFirst(objects, childrenOf);
      expect(ordered.toSorted((a, b) => a - b)).toEqual(objects);
      if (circles) return;
      for (const object of objects)
        for (const child of childrenOf(object))
          expect(ordered.indexOf(child)).toBeLessThan(ordered.indexOf(object));
    }),
  );
});

test("the children of one with many are looked at once", () => {
  let looked = 0;
  const many = Array.from({ length: 1000 }, (_, index) => index + 1);
  const counted = new Proxy(many, {
    get(target, name, receiver) {
      if (typeof name === "string" && /^\d+$/.test(name)) looked += 1;
      const value: unknown = Reflect.get(target, name, receiver);
      return value;
    },
  });
  expect(childrenFirst([0, ...many], (object) => (object === 0 ? counted : [])).at(-1)).toBe(0);
  expect(looked).toBe(1000);
});
