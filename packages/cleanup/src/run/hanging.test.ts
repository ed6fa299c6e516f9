import { describe, expect, test } from "vitest";
import { ModelEngine, refusal } from "../../test/modelEngine.ts";
import { world } from "../../test/objects.ts";
import { unlessHung, unlessSilent } from "./hanging.ts";

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

describe("what is asked about an object", () => {
  const slow = () => refusal("timed_out", "too slow");
  const going = new AbortController().signal;

  test("is asked again while the engine answers something cheap", async () => {
    const engine = new ModelEngine(world());
    let asked = 0;
    const answer = unlessSilent(
      () => engine.info(),
      async () => {
        asked += 1;
        if (asked < 5) throw slow();
        return "there";
      },
      going,
    );
    expect(await answer).toBe("there");
  });

  test("is not asked again of an engine that answers nothing, nor for ever, nor once the run is ended", async () => {
    const engine = new ModelEngine(world());
    const answers = () => engine.info();
    let asked = 0;
    const ask = async () => {
      asked += 1;
      throw slow();
    };
    await expect(unlessSilent(answers, ask, going)).rejects.toMatchObject({ code: "timed_out" });
    expect(asked).toBe(24);
    asked = 0;
    await expect(unlessSilent(answers, ask, AbortSignal.abort())).rejects.toMatchObject({
      code: "timed_out",
    });
    engine.before = () => {
      throw refusal("unreachable", "away");
    };
    await expect(unlessSilent(answers, ask, going)).rejects.toMatchObject({ code: "unreachable" });
    expect(asked).toBe(2);
  });

  test("is not asked again after any other answer", async () => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      throw refusal("not_found", "gone");
    };
    await expect(unlessSilent(async () => {}, ask, going)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(asked).toBe(1);
  });
});
