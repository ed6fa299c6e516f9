import { expect, test } from "vitest";
import { pseudo, pseudoSentence } from "./pseudo.ts";

test("a sentence gets longer by a third and keeps its placeholders", () => {
  const sentence = "Remove {{n}} objects from {{host}} for good?";
  const said = pseudoSentence(sentence);
  expect(said).toMatch(/^Ŕéɱöṽé \{\{n\}\} öƀĵéçţš/);
  expect(said).toContain("{{host}}");
  expect(said.length / sentence.length).toBeGreaterThan(1.2);
});

test("a short label gets longer by more than half, and a placeholder alone stays alone", () => {
  expect(pseudoSentence("Usage").length).toBe(8);
  expect(pseudoSentence("{{host}}")).toBe("{{host}}");
});

test("every sentence of a catalogue, at any depth", () => {
  expect(pseudo({ one: "A", more: { two: "B" } })).toEqual({ one: "Àõ", more: { two: "Ƀõ" } });
});
