import type { Failure } from "../../shared/trpc/failure.ts";

/** The server knows the plan no more, or will not take it. */
export const isGone = (failure: Failure | null): boolean =>
  failure?.kind === "report" &&
  (failure.report.code === "plan_expired" || failure.report.code === "plan_not_found");
