import type { TFunction } from "i18next";
import type { Formats } from "../../shared/format/formats.ts";
import { nameOf } from "../../shared/format/nameOf.ts";
import type { CleanupRun, ObjectKind, Outcome } from "../../shared/trpc/types.ts";
import { reportWords } from "../../shared/ui/failureWords.ts";
import { objectKinds } from "../../shared/ui/kinds.ts";
import { outcomes } from "./counts.ts";
import { figureNames, figureWords } from "./figures.ts";
import { reasonOf } from "./reasonOf.ts";
import { ruleWords } from "./ruleWords.ts";
import { runSummary } from "./runSummary.ts";

/** The receipt as plain text, for a ticket or a mail. */
export function runText(t: TFunction, format: Formats, run: CleanupRun): string {
  const { address, userAgent: program, token } = run.startedFrom;
  const head = [
    t("runs.text.head", { host: run.host.name, name: run.startedBy.name }),
    ...(token ? [t("runs.text.token", { token: token.name })] : []),
    program ? t("runs.text.from", { address, program }) : t("runs.text.fromAddress", { address }),
    `${run.startedAt} – ${run.finishedAt ?? ""}`,
    t("runs.text.run", { id: run.id }),
    ...(run.rules.project === undefined ? [] : [t("runs.rules.project", { project: run.rules.project })]),
    ...ruleWords(t, format, run.rules).map(({ kind, words }) =>
      t("runs.text.rule", { kind: t(`kinds.${kind}`), words: format.words(words) }),
    ),
    "",
    t("runs.text.state", { state: t(`runs.states.${run.state}`), meaning: t(`runs.meaning.${run.state}`) }),
    runSummary(t, format, run),
    ...figureNames.map((name) =>
      t("runs.text.figure", {
        name: t(`runs.figures.${name}.name`),
        value: figureWords(t, format, name, run),
      }),
    ),
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
    const title = t("runs.text.group", { name: t(`runs.outcomes.${outcome}`), n: format.count(list.length) });
    return [`  ${title}`, ...list.map((one) => `    ${line(t, format, one)}`)];
  });
  const error = result.error ? [`  ${reportWords(t, result.error).message}`] : [];
  return ["", t(`kinds.${kind}`), ...error, ...groups];
}

function line(t: TFunction, format: Formats, one: Outcome): string {
  const bytes = one.bytes === null || one.kind === "networks" ? "" : format.bytes(one.bytes);
  return [nameOf(one), bytes, reasonOf(t, one), one.message ?? ""].filter(Boolean).join("  ");
}
