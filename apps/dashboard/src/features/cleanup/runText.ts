import type { TFunction } from "i18next";
import type { Formats } from "../../shared/format/formats.ts";
import { nameOf } from "../../shared/format/nameOf.ts";
import type { CleanupRun, ObjectKind, Outcome } from "../../shared/trpc/types.ts";
import { reportWords } from "../../shared/ui/failureWords.ts";
import { objectKinds } from "../../shared/ui/kinds.ts";
import { freeSpaceWords, outcomes, runSummary } from "./runSummary.ts";

/** The receipt as plain text, for a ticket or a mail. */
export function runText(t: TFunction, format: Formats, run: CleanupRun): string {
  const head = [
    t("cleanup.text.head", { host: run.host.name, name: run.startedBy.name }),
    `${run.startedAt} – ${run.finishedAt}`,
    t("cleanup.result.run", { id: run.id }),
    runSummary(t, format, run),
    ...freeSpaceWords(t, format, run),
  ];
  return [...head, ...objectKinds.flatMap((kind) => kindText(t, format, run, kind)), ""].join("\n");
}

function kindText(t: TFunction, format: Formats, run: CleanupRun, kind: ObjectKind): string[] {
  const result = run.kinds[kind];
  if (!result) return [];
  const all = run.outcomes.filter((one) => one.kind === kind);
  const groups = outcomes.flatMap((outcome) => {
    const list = all.filter((one) => one.outcome === outcome);
    if (list.length === 0) return [];
    const title = t(`cleanup.result.groups.${outcome}`, { n: format.count(list.length), count: list.length });
    return [`  ${title}`, ...list.map((one) => `    ${line(t, format, one)}`)];
  });
  const error = result.error ? [`  ${reportWords(t, result.error).message}`] : [];
  return ["", t(`kinds.${kind}`), ...error, ...groups];
}

function line(t: TFunction, format: Formats, one: Outcome): string {
  return [
    nameOf(one),
    one.bytes === null || one.kind === "networks" ? "" : format.bytes(one.bytes),
    one.reason ? t(`keptReasons.${one.reason}`) : "",
    one.message ?? "",
  ]
    .filter(Boolean)
    .join("  ");
}
