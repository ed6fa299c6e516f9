import type { TFunction } from "i18next";
import type { Formats } from "../../shared/format/formats.ts";
import type { CleanupPlan, ObjectKind, PlanTotal } from "../../shared/trpc/types.ts";

/** The bytes that are known, in words; "about" where any of them is worked out. */
export function bytesWords(t: TFunction, format: Formats, { bytes }: PlanTotal, about: boolean): string {
  if (bytes === null) return t("cleanup.summary.unknown");
  const exact = format.bytes(bytes);
  return about && bytes > 0 ? t("objects.about", { bytes: exact }) : exact;
}

/** The same, and of how many objects the bytes are not known. */
export function totalWords(t: TFunction, format: Formats, total: PlanTotal, about: boolean): string {
  const bytes = bytesWords(t, format, total, about);
  const { unknown } = total;
  if (unknown === 0 || total.bytes === null) return bytes;
  return t("cleanup.summary.ofUnknown", { bytes, count: unknown, n: format.count(unknown) });
}

/** Whether some of what goes has bytes that are worked out, not counted. */
export const isAbout = ({ items }: CleanupPlan, kind?: ObjectKind): boolean =>
  items.some((item) => item.certainty === "estimate" && (kind === undefined || item.kind === kind));

/** What goes although somebody gave it a name to keep it by. */
export const namedVolumesIn = ({ items }: CleanupPlan) =>
  items.filter(({ kind, reason }) => kind === "volumes" && reason.code === "named");
