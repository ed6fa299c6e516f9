import type { TFunction } from "i18next";
import type { Formats } from "../../shared/format/formats.ts";
import type { CleanupRun, Outcome } from "../../shared/trpc/types.ts";

/** In the order in which they are told: what matters most after a clean-up first. */
export const outcomes = ["removed", "failed", "kept"] as const satisfies Outcome["outcome"][];

/** The whole run in a line: "14 objects removed, 1.2 GB. 1 could not be removed. 2 kept." */
export function runSummary(t: TFunction, format: Formats, run: CleanupRun): string {
  const count = (outcome: Outcome["outcome"]) => {
    const found = run.outcomes.filter((one) => one.outcome === outcome).length;
    return { count: found, n: format.count(found) };
  };
  const [removed, failed, kept] = [count("removed"), count("failed"), count("kept")];
  const { removedBytes } = run;
  const went =
    removedBytes === null
      ? t("cleanup.result.removedUnmeasured", removed)
      : t("cleanup.result.removed", { ...removed, bytes: format.bytes(removedBytes) });
  const sentences = [
    removed.count ? went : t("cleanup.result.nothing"),
    failed.count ? t("cleanup.result.failed", failed) : "",
    kept.count ? t("cleanup.result.kept", kept) : "",
  ];
  return sentences
    .filter(Boolean)
    .reduce((first, second) => t("cleanup.result.sentences", { first, second }));
}

/** What the engine and the file system say of it, where they do. */
export function freeSpaceWords(t: TFunction, format: Formats, run: CleanupRun): string[] {
  const { freeBytesBefore: before, freeBytesAfter: after, reportedBytes: reported } = run;
  return [
    ...(before === null || after === null
      ? []
      : [
          t("cleanup.result.free", {
            before: format.bytes(before),
            after: format.bytes(after),
            change: `${after < before ? "−" : "+"}${format.bytes(Math.abs(after - before))}`,
          }),
        ]),
    ...(reported === null ? [] : [t("cleanup.result.reported", { bytes: format.bytes(reported) })]),
  ];
}
