import type { UsageObject } from "../../../shared/trpc/types.ts";
import { tagOf } from "./matching.ts";
import type { TextField } from "./terms.ts";

/** What this host has to complete a field with: the most frequent first. */
export type Vocabulary = (field: TextField) => readonly string[];

export const noWords: Vocabulary = () => [];

/** Each field's words are gathered when they are asked for. */
export function vocabularyOf(objects: readonly UsageObject[]): Vocabulary {
  const known = new Map<TextField, readonly string[]>();
  return (field) => {
    const words = known.get(field) ?? byFrequency(objects.flatMap((object) => wordsOf[field](object)));
    known.set(field, words);
    return words;
  };
}

/** A label may hold a whole document. */
const LONGEST = 80;

const wordsOf: Record<TextField, (object: UsageObject) => readonly string[]> = {
  project: ({ project }) => (project ? [project] : []),
  name: ({ names }) => names,
  tag: ({ kind, names }) => (kind === "images" ? names.map(tagOf).filter(Boolean) : []),
  label: ({ labels }) =>
    Object.entries(labels).flatMap(([key, value]) =>
      value.length > 0 && value.length <= LONGEST ? [key, `${key}=${value}`] : [key],
    ),
};

function byFrequency(words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([word]) => word);
}
