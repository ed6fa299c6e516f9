import type { EngineErrorCode } from "@dunnage/api";
import { describe, expect, test } from "vitest";
import { ModelEngine, refusal } from "../../test/modelEngine.ts";
import { image, world } from "../../test/objects.ts";
import { readImageLayers } from "./imageLayers.ts";

describe("reading layers", () => {
  const [a, b] = [image("a"), image("b")];
  const engineThatAnswers = (code: EngineErrorCode) => {
    const engine = new ModelEngine(world({ images: [a, b] }));
    engine.before = (method, id) => {
      if (method === "imageLayers" && id === b.id) throw refusal(code, "the engine's words");
    };
    return engine;
  };

  test.each(["not_found", "bad_answer", "unsupported", "permission_denied"] as const)(
    "an image answered with %s is not known, and the others are",
    async (code) => {
      const layersOf = await readImageLayers(engineThatAnswers(code), new Set([a.id, b.id]));
      expect([layersOf(a.id), layersOf(b.id), layersOf("not asked for")]).toEqual([a.layers, null, null]);
    },
  );

  test.each(["unreachable", "timed_out"] as const)("an engine that is %s is an error", async (code) => {
    await expect(readImageLayers(engineThatAnswers(code), [a.id, b.id])).rejects.toMatchObject({ code });
  });
});
