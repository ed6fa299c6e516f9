import type { EngineError, ObjectKind } from "@dunnage/api";
import { describe, expect, test } from "vitest";
import { engineFailure, ModelEngine, refusal, type World } from "../../test/modelEngine.ts";
import { container, idOf, image, network, record, volume, world } from "../../test/objects.ts";
import { planOf } from "../../test/planOf.ts";
import { run } from "../../test/run.ts";

/** Six of each. */
function objects(): World {
  const names = ["a", "b", "c", "d", "e", "f"];
  return world({
    containers: names.map((name) => container(name, { imageId: idOf("elsewhere") })),
    images: names.map((name) => image(name)),
    volumes: names.map((name) => volume(name)),
    networks: names.map((name) => network(name)),
    buildCache: names.map((name) => record(name)),
  });
}

const everyKind: ObjectKind[] = ["containers", "networks", "volumes", "images", "buildCache"];

describe("what goes wrong", () => {
  const removals: [ObjectKind, string][] = [
    ["containers", "removeContainer"],
    ["networks", "removeNetwork"],
    ["volumes", "removeVolume"],
    ["images", "removeImage"],
  ];
  const words = "the engine's words";
  const answers: [EngineError, string, string | null, string | null][] = [
    [refusal("not_found", words), "kept", "already_gone", null],
    [refusal("conflict", words), "kept", "in_use", words],
    [refusal("permission_denied", words), "failed", null, words],
    [refusal("unsupported", words), "failed", null, words],
    [engineFailure(words), "failed", null, words],
    // An answer that makes no sense may be that of a removal that was done.
    [refusal("bad_answer", words), "unknown", null, `It is not known whether it went: ${words}`],
  ];

  describe.each(removals)("with one of the %s", (kind, method) => {
    test.each(answers)("%s is told of it, and the others go", async (error, outcome, reason, message) => {
      const engine = new ModelEngine(objects());
      let refused: string | null = null;
      engine.before = (called, argument) => {
        if (called !== method) return;
        refused ??= argument;
        if (argument === refused) throw error;
      };
      const { outcomes, errors } = await run(engine, planOf(engine.world, [kind]));
      expect(outcomes.filter((one) => one.outcome !== "removed")).toMatchObject([
        { outcome, reason, message },
      ]);
      expect(outcomes).toHaveLength(6);
      expect(errors).toEqual({});
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
        const plan = planOf(engine.world, [kind, other]);
        const { outcomes, errors, receipts } = await run(engine, plan, { atOnce: 1 });
        // What may have gone can be made again all the same.
        const unknown = outcomes.filter(({ outcome }) => outcome === "unknown").map(({ key }) => key);
        expect(receipts.map(({ key }) => key)).toEqual(kind === "containers" ? unknown : []);
        const own = outcomes.filter((one) => one.kind === kind);
        expect(own.map(({ outcome, message }) => [outcome, message])).toEqual([
          ["unknown", "It is not known whether it went: the engine's words"],
          ...Array.from({ length: 5 }, () => ["failed", "Not tried: the engine's words"]),
        ]);
        expect(asked).toHaveLength(1);
        expect(errors).toEqual({ [kind]: expect.objectContaining({ code }) });
        expect(outcomes.filter((one) => one.kind === other && one.outcome === "removed")).toHaveLength(6);
      },
    );

    test("our own fault is told of it without its words, and the others go", async () => {
      const engine = new ModelEngine(objects());
      const error = new TypeError("secret");
      let failed: string | null = null;
      engine.before = (called, argument) => {
        failed ??= called === method ? argument : null;
        if (called === method && argument === failed) throw error;
      };
      const { outcomes, errors, defects } = await run(engine, planOf(engine.world, [kind]));
      expect(outcomes.filter((one) => one.outcome !== "removed")).toMatchObject([
        {
          outcome: "unknown",
          message: "It is not known whether it went: Something went wrong inside Dunnage.",
        },
      ]);
      expect(outcomes).toHaveLength(6);
      expect(errors).toEqual({});
      expect(defects).toEqual([error]);
    });
  });

  const lists: [ObjectKind, string][] = [
    ["containers", "containerDetails"],
    ["networks", "networks"],
    ["networks", "containers"],
    ["volumes", "volumes"],
    ["volumes", "containers"],
    ["images", "images"],
    ["images", "containers"],
    ["buildCache", "info"],
    ["buildCache", "diskUsage"],
  ];
  describe.each(lists)("%s that cannot be checked (%s)", (kind, method) => {
    const failing = (error: () => unknown) => {
      const engine = new ModelEngine(objects());
      engine.before = (called) => {
        if (called === method) throw error();
      };
      return run(engine, planOf(engine.world, [kind]));
    };

    test.each(["unsupported", "bad_answer", "permission_denied"] as const)("(%s) stay", async (code) => {
      const { outcomes, errors } = await failing(() => refusal(code, "half a JSON"));
      expect(outcomes.map(({ outcome, reason, message }) => [outcome, reason, message])).toEqual(
        Array.from({ length: 6 }, () => ["kept", "unknown", "half a JSON"]),
      );
      expect(errors).toEqual({});
    });

    test.each(["unreachable", "timed_out"] as const)("(%s) are not tried", async (code) => {
      const { outcomes, errors } = await failing(() => refusal(code, "no answer"));
      expect(outcomes.map(({ outcome, message }) => [outcome, message])).toEqual(
        Array.from({ length: 6 }, () => ["failed", "Not tried: no answer"]),
      );
      expect(errors).toEqual({ [kind]: expect.objectContaining({ code }) });
    });

    test("by our own fault fail, and say nothing of it", async () => {
      const error = new TypeError("secret");
      const { outcomes, errors, defects } = await failing(() => error);
      expect(outcomes.map(({ outcome, message }) => [outcome, message])).toEqual(
        Array.from({ length: 6 }, () => ["failed", "Something went wrong inside Dunnage."]),
      );
      expect(errors).toEqual({});
      expect(new Set(defects)).toEqual(new Set([error]));
    });
  });

  test("one object that cannot be checked stays, and the others go", async () => {
    const engine = new ModelEngine(objects());
    engine.before = (method, id) => {
      if (method === "containerDetails" && id === container("c").id)
        throw refusal("bad_answer", "half a JSON");
    };
    const { outcomes } = await run(engine, planOf(engine.world, ["containers"]));
    expect(outcomes.filter(({ outcome }) => outcome !== "removed")).toMatchObject([
      { names: ["c"], outcome: "kept", reason: "unknown", message: "half a JSON" },
    ]);
    expect(outcomes).toHaveLength(6);
  });

  test.each(["unreachable", "timed_out"] as const)(
    "an engine that is %s is asked once for each kind, and for nothing that takes long",
    async (code) => {
      const engine = new ModelEngine(objects());
      const asked = new Map<string, number>();
      engine.before = (method) => {
        asked.set(method, (asked.get(method) ?? 0) + 1);
        throw refusal(code, "connect ENOENT");
      };
      const { outcomes, errors, reportedBytes } = await run(engine, planOf(engine.world));
      expect(new Set(outcomes.map(({ outcome, message }) => `${outcome}: ${message}`))).toEqual(
        new Set(["failed: Not tried: connect ENOENT"]),
      );
      expect(outcomes).toHaveLength(30);
      for (const kind of everyKind) expect(errors[kind]?.code).toBe(code);
      expect(reportedBytes).toBeNull();
      expect(Object.fromEntries(asked)).toEqual({
        containerDetails: 6, // all of them were under way
        networks: 1,
        volumes: 1,
        images: 1,
        containers: 3,
        // One that was too slow is asked whether it answers at all.
        info: code === "timed_out" ? 4 : 1,
      });
    },
  );

  test("an engine that is too slow for a list, but there, is asked again: its disk is busy", async () => {
    const engine = new ModelEngine(objects());
    let askedFor = 0;
    engine.before = (method) => {
      if (method !== "volumes") return;
      askedFor += 1;
      if (askedFor < 4) throw refusal("timed_out", "no answer within 5 s");
    };
    const { outcomes, errors } = await run(engine, planOf(engine.world, ["volumes"]));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(outcomes.map(() => "removed"));
    expect(outcomes.length).toBeGreaterThan(1);
    expect(errors).toEqual({});
  });

  test("an engine that comes back is used for the kinds that follow", async () => {
    const engine = new ModelEngine(objects());
    engine.before = (method) => {
      if (method === "removeNetwork") throw refusal("unreachable", "gone away");
    };
    const { outcomes, errors } = await run(engine, planOf(engine.world), { atOnce: 1 });
    const removed = outcomes.filter(({ outcome }) => outcome === "removed");
    expect(removed).toHaveLength(24);
    expect(Object.keys(errors)).toEqual(["networks"]);
  });
});
