import type { TFunction } from "i18next";
import type { Outcome } from "../../shared/trpc/types.ts";
import { outcomes } from "./counts.ts";
import { reasonOf } from "./reasonOf.ts";

export type OutcomeChoice = Outcome["outcome"] | "all";

export const choiceIn = (params: URLSearchParams): OutcomeChoice =>
  outcomes.find((one) => one === params.get("outcome")) ?? "all";

/** Those of one outcome whose names, id, reason or message have the words somewhere, whatever the case. */
export function filterOutcomes(
  t: TFunction,
  list: readonly Outcome[],
  choice: OutcomeChoice,
  search: string,
): readonly Outcome[] {
  const words = search.trim().toLowerCase();
  if (choice === "all" && words === "") return list;
  return list.filter(
    (one) => (choice === "all" || one.outcome === choice) && (words === "" || tells(t, one, words)),
  );
}

const tells = (t: TFunction, one: Outcome, words: string): boolean =>
  [...one.names, one.id, one.message ?? "", reasonOf(t, one)].some((text) =>
    text.toLowerCase().includes(words),
  );
