import { expect, test } from "vitest";
import { formatsFor } from "../../shared/format/formats.ts";
import { sampleRun } from "../../testing/samples.ts";
import { speak } from "../../testing/speak.ts";
import { figuresOf, figureWords } from "./figures.ts";
import { doneWords, freedWords, runSummary } from "./runSummary.ts";
import { runText } from "./runText.ts";

const en = speak("en");
const format = formatsFor("en");

test("the receipt as text names every object, with its bytes, its reason or the engine's words", () => {
  expect(runText(en, format, sampleRun)).toMatchInlineSnapshot(`
    "Clean-up of build-host by Mira
    From 192.0.2.7, Firefox
    2026-01-01T00:00:00.000Z – 2026-01-01T00:00:02.000Z
    Run run-1
    Containers: stopped ones
    Images: dangling ones
    Build cache: unused, as far as no image shares it

    Partly done. Some of it could not be removed. The rest went, or stayed for the reason given below.
    1 object removed, 1.50 kB. 1 could not be removed. 1 kept.
    Planned: 1.51 kB
    Removed: 1.50 kB
    Reported by the engine: not reported
    Measured on the disk: 1.50 kB

    Containers
      Removed (1)
        job-1  1.50 kB
      Kept (1)
        job-2  10 bytes  carries the label dunnage.keep=true

    Images
      Failed (1)
        0123456789ab  conflict: image is being used

    Build cache
      This engine cannot do it (remove build cache).
    "
  `);
});

test("the receipt as text tells the token that started it", () => {
  const startedFrom = { ...sampleRun.startedFrom, token: { id: "t1", name: "nightly" } };
  expect(runText(en, format, { ...sampleRun, startedFrom })).toContain("With the API token nightly\n");
});

test("a run that removed nothing says so", () => {
  expect(runSummary(en, format, { ...sampleRun, kinds: {}, removedBytes: 0 })).toBe("Nothing was removed.");
});

test("one object is one object", () => {
  expect(runSummary(en, format, sampleRun)).toBe(
    "1 object removed, 1.50 kB. 1 could not be removed. 1 kept.",
  );
  expect(runSummary(speak("zh-CN"), formatsFor("zh-CN"), sampleRun)).toBe(
    "已删除 1 个对象，共 1.50 kB。1 个无法删除。1 个已保留。",
  );
});

test("what is not known is said to be not known", () => {
  const containers = { planned: 2, removed: 1, kept: 0, failed: 0, unknown: 1, bytes: null, error: null };
  expect(runSummary(en, format, { ...sampleRun, kinds: { containers }, removedBytes: null })).toBe(
    "1 object removed; what that freed is not known. What became of 1 is not known.",
  );
});

test("how far it is", () => {
  expect(doneWords(en, format, sampleRun)).toBe("3 of 4 objects done");
  expect(freedWords(en, format, sampleRun)).toBe("1.50 kB freed so far");
  expect(freedWords(en, format, { ...sampleRun, removedBytes: null })).toBeNull();
});

test("the figures side by side, each with the reason where there is none", () => {
  expect(figuresOf(sampleRun)).toEqual({ predicted: 1_510, removed: 1_500, reported: null, measured: 1_500 });
  expect(figuresOf({ ...sampleRun, freeBytesAfter: null }).measured).toBeNull();
  expect(figureWords(en, format, "measured", { ...sampleRun, freeBytesAfter: 9_000 })).toBe("−1.00 kB");
  expect(figureWords(en, format, "predicted", { ...sampleRun, predictedBytes: null })).toBe("not known");
  expect(figureWords(en, format, "reported", sampleRun)).toBe("not reported");
  const unseen = { ...sampleRun, freeBytesAfter: null };
  expect(figureWords(en, format, "measured", unseen)).toBe("cannot be seen from here");
  const finishedAt = new Date().toISOString();
  expect(figureWords(en, format, "measured", { ...unseen, finishedAt })).toBe("is being measured");
  expect(figureWords(en, format, "measured", { ...unseen, finishedAt, freeBytesBefore: null })).toBe(
    "cannot be seen from here",
  );
});
