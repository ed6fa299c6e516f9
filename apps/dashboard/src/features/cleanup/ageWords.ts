import type { PlanItem } from "../../shared/trpc/types.ts";
import type { Speech } from "./reasonWords.ts";

/** When it was made, and when it was last in use, as far as either is known. */
export function ageWords(
  { t, format, readAt }: Speech,
  { kind, createdAt, lastUsedAt }: Pick<PlanItem, "kind" | "createdAt" | "lastUsedAt">,
): string[] {
  const age = (at: string) => format.age(Date.parse(at), Date.parse(readAt));
  return [
    createdAt === null ? "" : t("cleanup.plan.made", { age: age(createdAt) }),
    lastUsedAt === null
      ? ""
      : t(kind === "containers" ? "cleanup.plan.stopped" : "cleanup.plan.used", { age: age(lastUsedAt) }),
  ].filter(Boolean);
}
