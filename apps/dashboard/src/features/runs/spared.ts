import type { SparedObject } from "../../shared/trpc/types.ts";

/** Those whose names, id or reason have the words somewhere; what the rules do not speak of at all comes last. */
export function filterSpared(
  kept: readonly SparedObject[],
  search: string,
  wordsOf: (object: SparedObject) => string,
): SparedObject[] {
  const words = search.trim().toLowerCase();
  const found = words === "" ? kept : kept.filter((one) => tells(one, wordsOf, words));
  const isUnspoken = ({ reason }: SparedObject) =>
    reason.code === "not_selected" || reason.code === "not_picked";
  return [...found.filter((one) => !isUnspoken(one)), ...found.filter(isUnspoken)];
}

const tells = (one: SparedObject, wordsOf: (object: SparedObject) => string, words: string): boolean =>
  [...one.names, one.id, wordsOf(one)].some((text) => text.toLowerCase().includes(words));
