import type { AppRouter } from "@dunnage/api";
import type { DomainErrorCode, EngineErrorCode, FieldError } from "@dunnage/api/schemas";
import { TRPCClientError } from "@trpc/client";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";

/**
 * - `no_answer`: nobody answered at that address, or the answer broke off.
 * - `not_dunnage`: what answered is not Dunnage, or a proxy in front of it failed.
 * - `aborted`: your own signal ended the call.
 * - in small letters otherwise: what Dunnage or its engine could not do.
 * - in capitals: what is wrong with the call itself (`UNAUTHORIZED`, `FORBIDDEN`, `BAD_REQUEST`).
 */
export type ProblemCode =
  | "no_answer"
  | "not_dunnage"
  | "aborted"
  | "internal"
  | DomainErrorCode
  | EngineErrorCode
  | TRPC_ERROR_CODE_KEY;

/** What went wrong with a call, in a form to act on. */
export interface Problem {
  code: ProblemCode;
  /** HTTP's; `null` where no answer came. */
  status: number | null;
  /** What happened, in English. */
  message: string;
  /** What to do about it, in English. */
  advice: string | null;
  /** What is wrong with the input, field by field. */
  fields: FieldError[];
  /** By it the server's log tells more. */
  requestId: string | null;
}

const nothing = { status: null, advice: null, fields: [], requestId: null };

/** What a rejected call, or a subscription's `onError`, means. An error that is no call's is thrown again: it is a defect somewhere else. */
export function problemOf(error: unknown): Problem {
  if (!isOfACall(error)) throw error;
  const { data, message } = error;
  if (data) {
    const { report, fields, requestId, httpStatus: status, code } = data;
    return { code: report?.code ?? code, status, message, advice: report?.advice ?? null, fields, requestId };
  }
  const response: unknown = error.meta?.["response"];
  if (response instanceof Response) {
    const { status } = response;
    return {
      ...nothing,
      code: "not_dunnage",
      status,
      message: `What answered is not Dunnage (HTTP ${status}).`,
    };
  }
  if (isAbort(error.cause)) return { ...nothing, code: "aborted", message: "The call was ended." };
  return { ...nothing, code: "no_answer", message: `Dunnage did not answer: ${reasonOf(error)}` };
}

function isOfACall(error: unknown): error is TRPCClientError<AppRouter> {
  return error instanceof TRPCClientError;
}

const isAbort = (cause: unknown) => cause instanceof Error && cause.name === "AbortError";

/** Node says "fetch failed", and why one level further down. */
function reasonOf(error: Error): string {
  const { cause } = error;
  return cause instanceof Error ? reasonOf(cause) : error.message;
}
