import type { AppRouter } from "@dunnage/api";
import { isTRPCClientError, type TRPCClientErrorLike } from "@trpc/client";
import type { ErrorReport } from "./types.ts";

export type CallError = TRPCClientErrorLike<AppRouter>;

/** What a failed call means to the person at the screen. */
export type Failure =
  /** Nothing that speaks for Dunnage's server answered. */
  | { kind: "offline" }
  | { kind: "signedOut" }
  | { kind: "forbidden" }
  /** Turned away before any procedure was reached: from another origin, say, or by a proxy. */
  | { kind: "refused"; status: number }
  | { kind: "report"; report: ErrorReport; requestId: string | null }
  | { kind: "fields"; fields: { field: string; message: string }[] }
  | { kind: "other"; requestId: string | null };

export function failureOf(error: Pick<CallError, "data">): Failure {
  // Only a procedure's own answer carries data: without it the network, a proxy or the server's guard spoke.
  const { data } = error;
  if (!data) return withoutData(error);
  if (data.code === "UNAUTHORIZED") return { kind: "signedOut" };
  if (data.code === "FORBIDDEN") return { kind: "forbidden" };
  if (data.report) return { kind: "report", report: data.report, requestId: data.requestId };
  if (data.fields.length > 0) return { kind: "fields", fields: data.fields };
  return { kind: "other", requestId: data.requestId };
}

function withoutData(error: object): Failure {
  const response = isTRPCClientError(error) ? error.meta?.response : undefined;
  const status = response instanceof Response ? response.status : 0;
  return status >= 400 && status < 500 ? { kind: "refused", status } : { kind: "offline" };
}

/** Whether telling one of the two in full tells the other too. */
export function isSameTrouble(a: Failure | null, b: Failure | null): boolean {
  if (a?.kind === "report" && b?.kind === "report") return a.report.code === b.report.code;
  return a !== null && a.kind === b?.kind;
}
