import type { UsageObject } from "../../../shared/trpc/types.ts";
import { tagOf } from "./matching.ts";
import type { TextField } from "./terms.ts";

/** What this host has to complete a field with: the most frequent first. */
export type Vocabulary = Readonly<Record<TextField, readonly string[]>>;

export const noWords: Vocabulary = { project: [], name: [], label: [], tag: [] };

export function vocabularyOf(objects: readonly UsageObject[]): Vocabulary {
  const seen: Record<TextField, Map<string, number>> = {
    project: new Map(),
    name: new Map(),
    label: new Map(),
    tag: new Map(),
  };
  const count = (field: TextField, word: string | null) => {
    if (word) seen[field].set(word, (seen[field].get(word) ?? 0) + 1);
  };
  for (const { kind, names, project, labels } of objects) {
    count("project", project);
    for (const name of names) {
      count("name", name);
      if (kind === "images") count("tag", tagOf(name));
    }
    for (const [key, value] of Object.entries(labels)) {
      count("label", key);
      if (value.length > 0 && value.length <= LONGEST) count("label", `${key}=${value}`);
    }
  }
  return {
    project: byFrequency(seen.project),
    name: byFrequency(seen.name),
    label: byFrequency(seen.label),
    tag: byFrequency(seen.tag),
  };
}

/** A label may hold a whole document. */
const LONGEST = 80;

const byFrequency = (counts: Map<string, number>): string[] =>
  [...counts].toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([word]) => word);
