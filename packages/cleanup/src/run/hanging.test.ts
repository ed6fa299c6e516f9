import { expect, test } from "vitest";
import { ModelEngine, refusal } from "../../test/modelEngine.ts";
import { world } from "../../test/objects.ts";
import { unlessHung } from "./hanging.ts";

const forEver = new Promise<string>(() => {});

test("what takes long is waited for while the engine answers something cheap", async () => {
  const engine = new ModelEngine(world());
  const { promise, resolve } = Promise.withResolvers<string>();
  let asked = 0;
  engine.before = () => {
    asked += 1;
    // A failure that is no silence changes nothing.
    if (asked === 2) throw refusal("bad_answer", "odd");
    if (asked === 3) resolve("gone at last");
  };
  expect(await unlessHung(engine, promise, 1)).toBe("gone at last");
  expect(asked).toBeGreaterThanOrEqual(3);
});

test.each(["timed_out", "unreachable"] as const)("an engine that is %s ends the waiting", async (code) => {
  const engine = new ModelEngine(world());
  engine.before = () => {
    throw refusal(code, "no answer");
  };
  await expect(unlessHung(engine, forEver, 1)).rejects.toMatchObject({ code });
});

test("what is answered at once costs no question, and a refusal is passed on", async () => {
  const engine = new ModelEngine(world());
  engine.before = () => {
    throw new Error("asked");
  };
  expect(await unlessHung(engine, Promise.resolve("gone"), 1000)).toBe("gone");
  await expect(unlessHung(engine, Promise.reject(refusal("conflict", "held")), 1000)).rejects.toMatchObject({
    code: "conflict",
  });
});
