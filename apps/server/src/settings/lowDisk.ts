import type { SettingValues } from "@dunnage/api/schemas";

type Low = Pick<SettingValues, "lowFreeBytes" | "lowFreePercent">;

/** How many free bytes are too few on a disk of this size: the more of what is set. `null`: nothing is. */
export function tooFewBytes({ lowFreeBytes, lowFreePercent }: Low, totalBytes: number): number | null {
  const byPercent = Math.ceil((totalBytes * (lowFreePercent ?? 0)) / 100);
  return Math.max(lowFreeBytes ?? 0, byPercent) || null;
}
