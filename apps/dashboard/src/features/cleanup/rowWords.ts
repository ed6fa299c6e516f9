import { nameOf } from "../../shared/format/nameOf.ts";
import { cascadeWords } from "./cascadeWords.ts";
import type { PlanRow } from "./planRows.ts";
import { type Speech, sparedWords, takenWords } from "./reasonWords.ts";

/** Everything that is to be said of why a row goes or stays, one sentence each. */
export function rowWords(speech: Speech, row: PlanRow, rows: ReadonlyMap<string, PlanRow>): string[] {
  const { object, standing } = row;
  const cascade = cascadeWords(speech, row, rows, nameOfRow);
  if (standing === "excepted") return [speech.t("cleanup.spared.excepted"), ...cascade];
  if ("references" in object) return standing === "goes" ? [takenWords(speech, object), ...cascade] : cascade;
  // That something which stays uses it is what the cascade says, by name.
  const said = standing === "held" && cascade.length > 0 && isCascade(object.reason.code);
  return said ? cascade : [sparedWords(speech, object), ...cascade];
}

const isCascade = (code: string): boolean =>
  code === "in_use" || code === "has_children" || code === "excepted";

/** Of many names the first: enough to know it by within a sentence. */
export const nameOfRow = ({ object: { names, id } }: PlanRow): string =>
  nameOf({ names: names.slice(0, 1), id });
