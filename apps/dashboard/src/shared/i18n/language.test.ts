import { expect, test } from "vitest";
import { languages, nameOfLanguage, pickLanguage } from "./language.ts";

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

test("each language is called as its readers call it, and the pseudo-locale is offered to nobody", () => {
  expect(languages.map(nameOfLanguage)).toEqual(["English", "简体中文"]);
  expect(pickLanguage(["en-XA"])).toBe("en");
  expect(nameOfLanguage("fr")).toBe("Français");
});
