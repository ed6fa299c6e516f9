import { expect, test } from "vitest";
import { engineFailure, ModelEngine, refusal } from "../../test/modelEngine.ts";
import { record, world } from "../../test/objects.ts";
import { planOf } from "../../test/planOf.ts";
import { run } from "../../test/run.ts";

/** Records each of which was made from the one before. */
const chain = (length: number) =>
  Array.from({ length }, (_, index) => record(`r${index}`, { parents: index > 0 ? [`r${index - 1}`] : [] }));

/** What is asked for at once. */
function requestsOf(engine: ModelEngine): string[][] {
  const requests: string[][] = [];
  engine.before = (method, ids) => {
    if (method === "removeBuildCache") requests.push(ids.split(" "));
  };
  return requests;
}

test("records go children first, a hundred at once, and are measured once", async () => {
  const engine = new ModelEngine(world({ buildCache: chain(250) }));
  const plan = planOf(engine.world);
  const requests = requestsOf(engine);
  const asked: string[] = [];
  const before = engine.before;
  engine.before = (method, argument) => {
    asked.push(method);
    return before(method, argument);
  };
  const { outcomes, reportedBytes } = await run(engine, plan);
  expect(requests.map((ids) => ids.length)).toEqual([100, 100, 50]);
  expect(requests.flat()).toEqual(Array.from({ length: 250 }, (_, index) => `r${249 - index}`));
  expect(outcomes.every(({ outcome }) => outcome === "removed")).toBe(true);
  expect(reportedBytes).toBe(2_500_000);
  expect(asked.filter((method) => method === "diskUsage")).toHaveLength(1);
});

test("what a record in use was made from stays, and says so", async () => {
  const engine = new ModelEngine(world({ buildCache: [...chain(3), record("free")] }));
  const plan = planOf(engine.world);
  engine.world.buildCache = engine.world.buildCache.map((one) => ({ ...one, inUse: one.id === "r2" }));
  const { outcomes, reportedBytes } = await run(engine, plan);
  expect(Object.fromEntries(outcomes.map(({ id, outcome, reason }) => [id, [outcome, reason]]))).toEqual({
    free: ["removed", null],
    r0: ["kept", "in_use"],
    r1: ["kept", "in_use"],
    r2: ["kept", "changed"],
  });
  expect(reportedBytes).toBe(10_000);
});

test("it can be ended between two requests", async () => {
  const engine = new ModelEngine(world({ buildCache: chain(250) }));
  const ending = new AbortController();
  engine.after = () => ending.abort("cancelled");
  const { outcomes, reportedBytes } = await run(engine, planOf(engine.world), { signal: ending.signal });
  expect(outcomes.map(({ outcome }) => outcome)).toEqual([
    ...Array.from({ length: 100 }, () => "removed"),
    ...Array.from({ length: 150 }, () => "kept"),
  ]);
  expect(outcomes.at(-1)?.reason).toBe("cancelled");
  expect(reportedBytes).toBe(1_000_000);
});

test.each(["unreachable", "timed_out"] as const)(
  "an engine that is %s is asked nothing more, and what was asked is not known",
  async (code) => {
    const engine = new ModelEngine(world({ buildCache: chain(250) }));
    let requests = 0;
    engine.before = (method) => {
      if (method === "removeBuildCache" && ++requests === 2) throw refusal(code, "no answer");
    };
    const { outcomes, errors, reportedBytes } = await run(engine, planOf(engine.world));
    expect(outcomes.map(({ message }) => message)).toEqual([
      ...Array.from({ length: 100 }, () => null),
      ...Array.from({ length: 100 }, () => "It is not known whether it went: no answer"),
      ...Array.from({ length: 50 }, () => "Not tried: no answer"),
    ]);
    expect(requests).toBe(2);
    expect(errors.buildCache?.code).toBe(code);
    expect(reportedBytes).toBe(1_000_000);
  },
);

test.each([
  [engineFailure("no space left"), "failed", "no space left"],
  [refusal("bad_answer", "half a JSON"), "unknown", "It is not known whether it went: half a JSON"],
])("a request that fails (%s) is told of its records, and the others go", async (error, ...told) => {
  const engine = new ModelEngine(
    world({ buildCache: Array.from({ length: 150 }, (_, index) => record(`r${index}`)) }),
  );
  let requests = 0;
  engine.before = (method) => {
    if (method === "removeBuildCache" && ++requests === 1) throw error;
  };
  const { outcomes, errors } = await run(engine, planOf(engine.world));
  expect(outcomes.map(({ outcome, message }) => [outcome, message])).toEqual([
    ...Array.from({ length: 100 }, () => told),
    ...Array.from({ length: 50 }, () => ["removed", null]),
  ]);
  expect(errors).toEqual({});
});

test("our own fault is told of its records without its words", async () => {
  const engine = new ModelEngine(world({ buildCache: [record("a")] }));
  const error = new TypeError("secret");
  engine.before = (method) => {
    if (method === "removeBuildCache") throw error;
  };
  const { outcomes, defects } = await run(engine, planOf(engine.world));
  expect(outcomes).toMatchObject([
    { outcome: "unknown", message: "It is not known whether it went: Something went wrong inside Dunnage." },
  ]);
  expect(defects).toEqual([error]);
});
