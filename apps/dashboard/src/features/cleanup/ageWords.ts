import type { PlanItem, SparedObject } from "../../shared/trpc/types.ts";
import type { Speech } from "./reasonWords.ts";

/** When it was made, and when it was last in use, as far as either is known. Of what runs now, that it does is said by its reason. */
export function ageWords({ t, format, readAt }: Speech, object: PlanItem | SparedObject): string[] {
  const { kind, createdAt, lastUsedAt, reason } = object;
  const age = (at: string) => format.age(Date.parse(at), Date.parse(readAt));
  const runs = kind === "containers" && (reason.code === "running" || reason.code === "own");
  return [
    createdAt === null ? "" : t("cleanup.plan.made", { age: age(createdAt) }),
    lastUsedAt === null || runs
      ? ""
      : t(kind === "containers" ? "cleanup.plan.stopped" : "cleanup.plan.used", { age: age(lastUsedAt) }),
  ].filter(Boolean);
}
