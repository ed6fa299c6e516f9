import type { PlanRow } from "./planRows.ts";
import { namesWords, type Speech } from "./reasonWords.ts";

const NAMED = 2;

/** What ties the row to others: because of what it goes or stays, and what its going frees. Nothing where it stands alone. */
export function cascadeWords(
  speech: Speech,
  { needs, frees, standing }: PlanRow,
  rows: ReadonlyMap<string, PlanRow>,
  nameOf: (row: PlanRow) => string,
): string[] {
  const { t, format } = speech;
  const rowsOf = (keys: readonly string[]) =>
    keys.map((key) => rows.get(key)).filter((row) => row !== undefined);
  const named = (some: PlanRow[]) =>
    namesWords(speech, some.slice(0, NAMED).map(nameOf), Math.max(0, some.length - NAMED));
  const counted = ({ length }: PlanRow[]) => ({ count: length, n: format.count(length) });

  const needed = rowsOf(needs);
  const staying = needed.filter((row) => row.standing !== "goes");
  const freed = rowsOf(frees).filter((row) => row.standing === "goes");
  const held = rowsOf(frees).filter((row) => row.standing === "held");
  return [
    standing === "goes" && needed.length > 0
      ? t("cleanup.cascade.goes", { names: named(needed), count: needed.length })
      : "",
    standing === "held" && staying.length > 0
      ? t("cleanup.cascade.stays", { names: named(staying), count: staying.length })
      : "",
    standing === "goes" && freed.length > 0 ? t("cleanup.cascade.frees", counted(freed)) : "",
    standing !== "goes" && held.length > 0 ? t("cleanup.cascade.holds", counted(held)) : "",
  ].filter(Boolean);
}
