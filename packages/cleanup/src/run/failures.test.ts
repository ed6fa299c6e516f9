import type { EngineErrorCode, ObjectKind } from "@dunnage/api";
import { describe, expect, test } from "vitest";
import { ModelEngine, refusal, type World } from "../../test/modelEngine.ts";
import { container, idOf, image, network, record, volume, world } from "../../test/objects.ts";
import { everything, run } from "../../test/run.ts";

/** Six of each. */
function objects(): World {
  const names = ["a", "b", "c", "d", "e", "f"];
  return world({
    containers: names.map((name) => container(name, { imageId: idOf("elsewhere") })),
    images: names.map((name) => image(name)),
    volumes: names.map((name) => volume(name)),
    networks: names.map((name) => network(name)),
  });
}

describe("what goes wrong", () => {
  const removals: [ObjectKind, string][] = [
    ["containers", "removeContainer"],
    ["networks", "removeNetwork"],
    ["volumes", "removeVolume"],
    ["images", "removeImage"],
  ];
  const answers: [EngineErrorCode, string, string | null, string | null][] = [
    ["not_found", "kept", "already_gone", null],
    ["conflict", "kept", "in_use", "the engine's words"],
    ["permission_denied", "failed", null, "the engine's words"],
    ["unsupported", "failed", null, "the engine's words"],
    ["bad_answer", "failed", null, "the engine's words"],
  ];

  describe.each(removals)("with one of the %s", (kind, method) => {
    test.each(answers)("%s is told of it, and the others go", async (code, outcome, reason, message) => {
      const engine = new ModelEngine(objects());
      let refused: string | null = null;
      engine.before = (called, argument) => {
        if (called !== method) return;
        refused ??= argument;
        // An image is asked for by its name too, once its id is refused.
        if (argument === refused || argument === "a:1") throw refusal(code, "the engine's words");
      };
      const result = await run(engine, { [kind]: everything[kind] });
      expect(result.outcomes.filter((one) => one.outcome !== "removed")).toMatchObject([
        { outcome, reason, message },
      ]);
      expect(result.kinds[kind]).toMatchObject({ removed: 5, error: null });
      expect(result.state).toBe(outcome === "failed" ? "partly" : "finished");
    });

    test.each(["unreachable", "timed_out"] as const)(
      "%s ends the kind, asks nothing twice, and leaves the others be",
      async (code) => {
        const engine = new ModelEngine(objects());
        const asked: string[] = [];
        engine.before = (called, argument) => {
          if (called !== method) return;
          asked.push(argument);
          throw refusal(code, "the engine's words");
        };
        const other = kind === "volumes" ? "networks" : "volumes";
        const result = await run(
          engine,
          { [kind]: everything[kind], [other]: everything[other] },
          { atOnce: 1 },
        );
        const own = result.outcomes.filter((one) => one.kind === kind);
        expect(own.map(({ outcome, message }) => [outcome, message])).toEqual([
          ["failed", "It is not known whether it went: the engine's words"],
          ...Array.from({ length: 5 }, () => ["failed", "Not tried: the engine's words"]),
        ]);
        expect(asked).toHaveLength(1);
        expect(result.kinds[kind]).toMatchObject({ removed: 0, failed: 6, error: { code } });
        expect(result.kinds[other]).toMatchObject({ removed: 6, failed: 0, error: null });
        expect(result.state).toBe("partly");
      },
    );
  });

  const lists: [ObjectKind, string][] = [
    ["containers", "containers"],
    ["networks", "networks"],
    ["volumes", "volumes"],
    ["images", "images"],
    ["images", "info"],
    ["buildCache", "pruneBuildCache"],
  ];
  test.each(lists)(
    "%s that cannot be read (%s) are told as an error, and the other kinds go on",
    async (kind, method) => {
      const engine = new ModelEngine({ ...objects(), buildCache: [record("cache")] });
      let failed = false;
      engine.before = (called) => {
        if (called !== method || failed) return;
        failed = method === "containers" || method === "info"; // other kinds need these too
        throw refusal("unsupported", "the engine's words");
      };
      const result = await run(engine, everything);
      expect(result.kinds[kind]).toMatchObject({
        removed: 0,
        kept: 0,
        failed: 0,
        error: { code: "unsupported" },
      });
      for (const [other, { removed, error }] of Object.entries(result.kinds)) {
        if (other !== kind) expect([other, removed > 0, error]).toEqual([other, true, null]);
      }
      expect(result.state).toBe("partly");
    },
  );

  test("an engine that is down fails every kind and removes nothing", async () => {
    const engine = new ModelEngine(objects());
    engine.before = () => {
      throw refusal("unreachable", "connect ENOENT");
    };
    const result = await run(engine, everything);
    expect(result).toMatchObject({ state: "failed", outcomes: [], removedBytes: 0, reportedBytes: null });
    expect(Object.values(result.kinds).map(({ error }) => error?.code)).toEqual(
      Array.from({ length: 5 }, () => "unreachable"),
    );
  });

  test("an engine that hangs is asked for nothing that may take long", async () => {
    const engine = new ModelEngine({ ...objects(), buildCache: [record("cache")] });
    const asked = new Set<string>();
    engine.before = (method) => {
      asked.add(method);
      throw refusal("timed_out", "no answer");
    };
    const result = await run(engine, everything);
    expect([...asked].toSorted()).toEqual(["containers", "info", "networks", "volumes"]);
    expect(result.state).toBe("failed");
  });

  test("an object that cannot be checked stays", async () => {
    const engine = new ModelEngine(objects());
    engine.before = (method, id) => {
      if (method === "containerDetails" && id === container("c").id)
        throw refusal("bad_answer", "half a JSON");
    };
    const result = await run(engine, { containers: true });
    expect(result.outcomes.find(({ names }) => names[0] === "c")).toMatchObject({
      outcome: "kept",
      reason: "unknown",
      message: "half a JSON",
    });
    expect(result.kinds.containers).toMatchObject({ removed: 5, kept: 1 });
  });

  test("what is our own fault ends the kind, not the run, and is not described", async () => {
    const engine = new ModelEngine(objects());
    engine.before = (method) => {
      if (method === "removeContainer") throw new TypeError("secret");
    };
    const defects: unknown[] = [];
    const onDefect = (error: unknown) => defects.push(error);
    const result = await run(engine, { containers: true, networks: true }, { onDefect });
    expect(defects).toEqual([new TypeError("secret")]);
    expect(result.kinds).toMatchObject({
      containers: { error: { code: "internal" } },
      networks: { removed: 6 },
    });
    expect(JSON.stringify(result)).not.toContain("secret");
  });
});
