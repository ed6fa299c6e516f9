import { expect, test } from "vitest";
import { formatsFor } from "../../shared/format/formats.ts";
import { item, samplePlan } from "../../testing/samplePlan.ts";
import { speak } from "../../testing/speak.ts";
import { bytesWords, isAbout, namedVolumesIn, totalWords } from "./planTotals.ts";

const t = speak("en");
const format = formatsFor("en");

test("what is known is told, and how much is not", () => {
  expect(totalWords(t, format, { count: 3, bytes: 1_500, unknown: 0 }, false)).toBe("1.50 kB");
  expect(totalWords(t, format, { count: 3, bytes: 1_500, unknown: 2 }, true)).toBe(
    "about 1.50 kB, and 2 of unknown size",
  );
  expect(totalWords(t, format, { count: 3, bytes: null, unknown: 3 }, false)).toBe("size not known");
  expect(bytesWords(t, format, { count: 3, bytes: 1_500, unknown: 2 }, false)).toBe("1.50 kB");
});

test("a sum is as sure as its least sure part", () => {
  const about = item({ kind: "images", id: "i", certainty: "estimate" });
  const plan = { ...samplePlan, items: [...samplePlan.items, about] };
  expect(isAbout(samplePlan)).toBe(false);
  expect(isAbout(plan)).toBe(true);
  expect(isAbout(plan, "volumes")).toBe(false);
});

test("only volumes that somebody named are named volumes", () => {
  const named = item({ kind: "volumes", id: "data", reason: { code: "named", params: {} } });
  const anonymous = item({ kind: "volumes", id: "f00", reason: { code: "anonymous", params: {} } });
  expect(namedVolumesIn({ ...samplePlan, items: [named, anonymous] })).toEqual([named]);
});
