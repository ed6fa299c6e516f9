import { parse } from "./parse.ts";
import { termText } from "./print.ts";
import type { Flag } from "./terms.ts";

/** Whether a text asks for this. */
export const asksFor = (text: string, flag: Flag): boolean =>
  parse(text).terms.some(({ test, negated }) => !negated && test.is === "flag" && test.flag === flag);

/** The text with the word, or without it; what else is written stays as it is, wrong or not. */
export function withFlag(text: string, flag: Flag, wanted: boolean): string {
  const { terms } = parse(text);
  let left = text;
  for (const { test, at, end } of terms.toReversed())
    if (test.is === "flag" && test.flag === flag) left = left.slice(0, at) + left.slice(end);
  left = left.replace(/\s+/g, (blanks) => blanks[0] ?? "").trim();
  return wanted ? [left, flag].filter(Boolean).join(" ") : left;
}

/** The free words alone, for a table that knows nothing else. */
export const wordsIn = (text: string): string[] =>
  parse(text).terms.flatMap(({ test, negated }) => (test.is === "word" && !negated ? [test.text] : []));

/** Words as somebody typed them elsewhere. */
export const textOfWords = (words: string): string =>
  words
    .split(/\s+/)
    .filter(Boolean)
    .map((text) => termText({ test: { is: "word", text }, negated: false }))
    .join(" ");
