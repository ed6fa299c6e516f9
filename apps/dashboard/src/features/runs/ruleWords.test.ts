import { expect, test } from "vitest";
import { formatsFor } from "../../shared/format/formats.ts";
import type { Rules } from "../../shared/trpc/types.ts";
import { speak } from "../../testing/speak.ts";
import { ruleWords } from "./ruleWords.ts";

const DAY_MS = 86_400_000;
const say = (rules: Rules, language: "en" | "zh-CN" = "en") =>
  Object.fromEntries(
    ruleWords(speak(language), formatsFor(language), rules).map(({ kind, words }) => [kind, words]),
  );

test("what is off or left out is not spoken of", () => {
  expect(say({ containers: true, images: false })).toEqual({ containers: ["stopped ones"] });
  expect(say({})).toEqual({});
});

test("a plain yes is the narrowest of its kind", () => {
  expect(say({ images: true, volumes: true, networks: true, buildCache: true })).toEqual({
    images: ["dangling ones"],
    volumes: ["unused anonymous ones"],
    networks: ["unused ones"],
    buildCache: ["unused, as far as no image shares it"],
  });
});

test("a word has its own radius", () => {
  expect(say({ images: "unused", volumes: "unused", buildCache: "all" })).toEqual({
    images: ["unused ones, tagged too"],
    volumes: ["unused ones, named too"],
    buildCache: ["all that no build is using"],
  });
});

test("every limit is told", () => {
  const rules: Rules = {
    containers: { stoppedForMs: 7 * DAY_MS, createdForMs: 1.5 * DAY_MS },
    images: { which: "unused", unusedForMs: 30 * DAY_MS, keepNewest: 3 },
    networks: { unusedForMs: DAY_MS },
    buildCache: { which: "all", unusedForMs: DAY_MS },
  };
  expect(say(rules)).toEqual({
    containers: ["stopped ones", "stopped for at least 7 days", "made at least 36 hours ago"],
    images: [
      "unused ones, tagged too",
      "not used for at least 30 days",
      "all but the newest 3 tags of each repository",
    ],
    networks: ["unused ones", "not used for at least 1 day"],
    buildCache: ["all that no build is using", "not used for at least 1 day"],
  });
  expect(say({ images: { which: "dangling", keepNewest: 1 } }, "zh-CN")).toEqual({
    images: ["悬空的", "每个仓库保留最新的 1 个标签"],
  });
});
