import { DomainError, fieldErrorsOf, RefusedCall, reportOf } from "@dunnage/api";
import type { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { Context } from "hono";
import { ZodError } from "zod";
import {
  isProblemStatus,
  type More,
  type Problem,
  type ProblemStatus,
  problemBody,
} from "../http/problem.ts";
import { namesToSnake, toSnake } from "./snakeCase.ts";

/** The old service's clients know 503 and 500; what has a finer status in tRPC (501, 502: the engine failed at it, whatever was sent) is a 500 here. */
function statusOf(error: TRPCError): ProblemStatus {
  const status = getHTTPStatusCodeFromError(error);
  return isProblemStatus(status) ? status : 500;
}

/** What went wrong in a procedure, under the names that are used here. */
export function problemOf(c: Context, error: TRPCError): { status: ProblemStatus; body: Problem } {
  const status = statusOf(error);
  const answer = (...rest: [detail: string, more: More]) => ({
    status,
    body: problemBody(c, status, ...rest),
  });
  if (status === 400 && error.cause instanceof ZodError) {
    const fields = fieldErrorsOf(error.cause).map(({ field, message }) => ({
      field: toSnake(field),
      message: namesToSnake(message),
    }));
    const detail = fields.map((e) => (e.field ? `${e.field}: ${e.message}` : e.message)).join(" ");
    return answer(detail, { fields });
  }
  if (error instanceof RefusedCall) return answer(error.message, { advice: error.advice });
  const { code, message, advice, params } = reportOf(error.cause);
  const said = params.detail === undefined ? {} : { engine_said: params.detail };
  const fields = error.cause instanceof DomainError ? error.cause.fields : [];
  return answer(message, { code, advice, ...said, ...(fields.length > 0 && { fields }) });
}
