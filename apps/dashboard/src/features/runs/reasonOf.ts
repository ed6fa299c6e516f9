import type { TFunction } from "i18next";
import type { Outcome } from "../../shared/trpc/types.ts";

/** Why an object stayed, or why nobody knows what became of it; "" where its outcome says all. */
export function reasonOf(t: TFunction, { outcome, reason }: Outcome): string {
  if (reason) return t(`runs.keptReasons.${reason}`);
  return outcome === "unknown" ? t("runs.cutOff") : "";
}
