import { objectKinds } from "../../../shared/ui/kinds.ts";
import { termText } from "./print.ts";
import { type Field, type Flag, flags, isField, isMeasure, isTextField, kindNames } from "./terms.ts";
import { tokensOf } from "./tokens.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface Suggestion {
  /** The term that it writes. */
  term: string;
  /** The whole text with that term in its place. */
  text: string;
  /** What is explained beside it; `null`: it speaks for itself. */
  about: Field | Flag | null;
}

/** More than these nobody reads. */
const MOST = 10;

const order: readonly (Field | Flag)[] = [
  "unused",
  "size",
  "project",
  "name",
  "age",
  "used",
  "label",
  "tag",
  "kind",
  ...flags.filter((flag) => flag !== "unused"),
];

const usual = {
  size: ["100MB", "500MB", "1GB", "10GB"],
  age: ["1d", "7d", "30d", "90d"],
  used: ["1d", "7d", "30d", "90d"],
} as const;

/** What may be meant at the caret, to be chosen from. */
export function suggest(text: string, caret: number, words: Vocabulary): Suggestion[] {
  const token = tokensOf(text).find(({ at, end }) => at < caret && caret <= end);
  const { at, end } = token ?? { at: caret, end: caret };
  const typed = text.slice(at, caret);
  const minus = typed.startsWith("-") ? "-" : "";
  const into = (term: string, about: Suggestion["about"], ended: boolean): Suggestion => {
    const rest = text.slice(end);
    const gap = ended && !rest.startsWith(" ") ? " " : "";
    return { term: minus + term, text: text.slice(0, at) + minus + term + gap + rest, about };
  };
  const field = token?.name.toLowerCase() ?? "";
  if (token && token.operator !== "" && isField(field))
    return valuesOf(field, token.operator, tokensOf(typed).at(0)?.value ?? "", words).map((term) =>
      into(term, null, true),
    );
  const begun = typed.slice(minus.length).toLowerCase();
  if (begun.includes('"')) return [];
  return order
    .filter((word) => word.startsWith(begun) && (word !== begun || isField(word)))
    .slice(0, begun === "" ? order.length : MOST)
    .map((word) => {
      if (!isField(word)) return into(word, word, true);
      return into(isMeasure(word) ? `${word}>` : `${word}:`, word, false);
    });
}

/** Whole terms that a field could become. */
function valuesOf(field: Field, operator: string, begun: string, words: Vocabulary): string[] {
  const typed = begun.toLowerCase();
  if (isMeasure(field)) {
    const sign = operator === ":" || operator === "=" ? ">" : operator;
    return usual[field].filter((one) => one.toLowerCase().startsWith(typed)).map((one) => field + sign + one);
  }
  if (!isTextField(field))
    return objectKinds
      .map((kind) => kindNames[kind])
      .filter((name) => name.startsWith(typed))
      .map((name) => `kind:${name}`);
  const starting: string[] = [];
  const having: string[] = [];
  for (const word of words(field)) {
    const lower = word.toLowerCase();
    if (lower.startsWith(typed)) starting.push(word);
    else if (having.length < MOST && lower.includes(typed)) having.push(word);
    if (starting.length === MOST) break;
  }
  return [...starting, ...having]
    .slice(0, MOST)
    .map((value) => termText({ test: { is: "text", field, value }, negated: false }));
}
