import { expect, test } from "vitest";
import { formatsFor } from "../../shared/format/formats.ts";
import { sampleRun } from "../../testing/samples.ts";
import { speak } from "../../testing/speak.ts";
import { runSummary } from "./runSummary.ts";
import { runText } from "./runText.ts";

const format = formatsFor("en");

test("the receipt as text names every object, with its bytes, its reason or the engine's words", () => {
  expect(runText(speak("en"), format, sampleRun)).toMatchInlineSnapshot(`
    "Clean-up of build-host by Mira
    2026-01-01T00:00:00.000Z – 2026-01-01T00:00:02.000Z
    Run run-1
    1 object removed, 1.50 kB. 1 could not be removed. 1 kept.
    Free on the disk: 10.0 kB before, 11.5 kB after (+1.50 kB).

    Containers
      Removed (1)
        job-1  1.50 kB
      Kept (1)
        job-2  10 bytes  carries the label dunnage.keep=true

    Images
      Failed (1)
        0123456789ab  conflict: image is being used

    Build cache
      This engine cannot do it (prune the build cache).
    "
  `);
});

test("a run that removed nothing says so", () => {
  const run = { ...sampleRun, outcomes: [], removedBytes: 0 };
  expect(runSummary(speak("en"), format, run)).toBe("Nothing was removed.");
});

test("one object is one object", () => {
  expect(runSummary(speak("en"), format, sampleRun)).toBe(
    "1 object removed, 1.50 kB. 1 could not be removed. 1 kept.",
  );
  expect(runSummary(speak("zh-CN"), formatsFor("zh-CN"), sampleRun)).toBe(
    "已删除 1 个对象，共 1.50 kB。1 个无法删除。1 个已保留。",
  );
});
