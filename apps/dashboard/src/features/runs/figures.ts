import type { TFunction } from "i18next";
import type { Formats } from "../../shared/format/formats.ts";
import type { RunSummary } from "../../shared/trpc/types.ts";

/** What was promised, what went, what the engine says, and what the disk shows. */
export const figureNames = ["predicted", "removed", "reported", "measured"] as const;
export type FigureName = (typeof figureNames)[number];

/** Bytes of each; `null` where it is not known. The disk may have less free afterwards: then it is negative. */
export function figuresOf(run: RunSummary): Record<FigureName, number | null> {
  const { freeBytesBefore: before, freeBytesAfter: after } = run;
  return {
    predicted: run.predictedBytes,
    removed: run.removedBytes,
    reported: run.reportedBytes,
    measured: before === null || after === null ? null : after - before,
  };
}

/** How long after its end the disk of a run may not have been read yet. */
const SETTLES_WITHIN_MS = 30_000;

/** Whether the disk is still watched for what the engine gives back after the run. */
export function isSettling({ freeBytesBefore, freeBytesAfter, finishedAt }: RunSummary): boolean {
  if (freeBytesBefore === null || freeBytesAfter !== null || finishedAt === null) return false;
  return Math.abs(Date.now() - Date.parse(finishedAt)) < SETTLES_WITHIN_MS;
}

/** A figure in words, or why there is none. */
export function figureWords(t: TFunction, format: Formats, name: FigureName, run: RunSummary): string {
  const bytes = figuresOf(run)[name];
  if (bytes !== null) return bytes < 0 ? `−${format.bytes(-bytes)}` : format.bytes(bytes);
  if (name === "measured" && isSettling(run)) return t("runs.figures.measured.settling");
  return name === "reported" || name === "measured" ? t(`runs.figures.${name}.none`) : t("states.notKnown");
}
