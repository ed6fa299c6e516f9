import { expect, test } from "vitest";
import { pickLanguage } from "./language.ts";

test.each([
  [["en-GB", "zh-CN"], "en"],
  [["zh-CN", "en"], "zh-CN"],
  [["zh-Hans-SG"], "zh-CN"],
  [["ZH"], "zh-CN"],
  [["fr-FR", "zh", "en"], "zh-CN"],
  [["fr-FR"], "en"],
  [[], "en"],
])("a browser that asks for %j reads %s", (wanted, language) => {
  expect(pickLanguage(wanted)).toBe(language);
});
