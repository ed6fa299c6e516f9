import type { TFunction } from "i18next";
import type { Formats } from "../../shared/format/formats.ts";
import type { RunSummary } from "../../shared/trpc/types.ts";
import { countsOf } from "./counts.ts";

/** The whole run in a line: "14 objects removed, 1.2 GB. 1 could not be removed. 2 kept." */
export function runSummary(t: TFunction, format: Formats, run: RunSummary): string {
  const counts = countsOf(run);
  const count = (outcome: keyof typeof counts) => ({
    count: counts[outcome],
    n: format.count(counts[outcome]),
  });
  const { removedBytes } = run;
  const went =
    removedBytes === null
      ? t("runs.summary.removedUnmeasured", count("removed"))
      : t("runs.summary.removed", { ...count("removed"), bytes: format.bytes(removedBytes) });
  const sentences = [
    counts.removed ? went : t("runs.summary.nothing"),
    counts.failed ? t("runs.summary.failed", count("failed")) : "",
    counts.unknown ? t("runs.summary.unknown", count("unknown")) : "",
    counts.kept ? t("runs.summary.kept", count("kept")) : "",
  ];
  return sentences.filter(Boolean).reduce((first, second) => t("runs.summary.sentences", { first, second }));
}

/** How far it is, in words: "120 of 400 objects done". */
export const doneWords = (t: TFunction, format: Formats, { done, planned }: RunSummary): string =>
  t("runs.progress.done", { count: planned, n: format.count(planned), done: format.count(done) });

/** Beside it: what that freed, where anything is known of it. */
export const freedWords = (t: TFunction, format: Formats, { removedBytes }: RunSummary): string | null =>
  removedBytes === null ? null : t("runs.progress.freed", { bytes: format.bytes(removedBytes) });
