import { describe, expect, test } from "vitest";
import { speak } from "../../testing/speak.ts";
import { actionWords } from "./actionWords.ts";

test("a change that is known is told in words", () => {
  expect(actionWords(speak("en"), "runs.cancel")).toBe("Cancelled a clean-up");
  expect(actionWords(speak("zh-CN"), "runs.cancel")).toBe("取消了清理");
  expect(actionWords(speak("en"), "run.interrupted")).toBe("Found a clean-up that had been cut off");
});

describe("what is not known keeps its own name", () => {
  test.each(["tokens.add", "toString", ""])("%j", (action) => {
    expect(actionWords(speak("en"), action)).toBe(action);
  });
});
