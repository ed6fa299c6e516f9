import { expect, test } from "vitest";
import { formatsFor } from "../../shared/format/formats.ts";
import { item, spared } from "../../testing/samplePlan.ts";
import { speak } from "../../testing/speak.ts";
import { ageWords } from "./ageWords.ts";

const speech = { t: speak("en"), format: formatsFor("en"), readAt: "2026-01-01T00:00:00.000Z" };
const createdAt = "2025-12-22T00:00:00.000Z";
const lastUsedAt = "2025-12-31T22:00:00.000Z";

test("a container stops, everything else is used", () => {
  const words = (kind: "containers" | "volumes") =>
    ageWords(speech, item({ kind, id: "one", createdAt, lastUsedAt }));
  expect(words("containers")).toEqual(["made 10d ago", "stopped 2h ago"]);
  expect(words("volumes")).toEqual(["made 10d ago", "used 2h ago"]);
});

test("what runs has not stopped", () => {
  const reason = { code: "running", params: { state: "running" } } as const;
  const running = spared({ kind: "containers", id: "one", createdAt, lastUsedAt, reason });
  expect(ageWords(speech, running)).toEqual(["made 10d ago"]);
});

test("what is not known is left out", () => {
  expect(ageWords(speech, item({ kind: "images", id: "one", createdAt: null }))).toEqual([]);
});
