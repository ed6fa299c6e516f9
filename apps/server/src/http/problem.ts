import { DomainErrorCode, EngineErrorCode, FieldError } from "@dunnage/api/schemas";
import type { Context } from "hono";
import { z } from "zod";

export const problemTitles = {
  400: "Bad request",
  401: "Not signed in",
  403: "Forbidden",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  413: "Too large",
  415: "Unsupported media type",
  429: "Too many attempts",
  500: "Internal error",
  503: "Not available",
} as const;

/** Every status that a problem has here. */
export type ProblemStatus = keyof typeof problemTitles;

export function isProblemStatus(status: number): status is ProblemStatus {
  return status in problemTitles;
}

/** Under which this request stands in the log. */
export function requestIdOf(c: Context): string {
  return c.get("requestId");
}

/** An error outside tRPC, as RFC 9457 has it, with members of our own. */
export const Problem = z.object({
  type: z.literal("about:blank"),
  title: z.string().describe("The status in words."),
  status: z.number().int().min(400).max(599).describe("The HTTP status once more."),
  detail: z.string().describe("What happened, in English."),
  advice: z
    .string()
    .optional()
    .describe("What to do about it, in English. Left out only where `fields` says it for each field."),
  code: z.union([EngineErrorCode, DomainErrorCode, z.literal("internal")]).optional(),
  fields: z.array(FieldError).optional().describe("What is wrong with what was sent, field by field."),
  engine_said: z
    .string()
    .optional()
    .describe("The engine's own words, or the operating system's where it could not be reached."),
  requestId: z.string().describe("Under which this request stands in the server's log."),
});
export type Problem = z.infer<typeof Problem>;

/** What a problem tells beyond the members that RFC 9457 gives it: always what to do about it. */
export type More = Pick<Problem, "code" | "engine_said"> &
  ({ advice: string; fields?: FieldError[] } | { fields: FieldError[] });

/** `detail` says what happened. */
export function problemBody(c: Context, status: ProblemStatus, detail: string, more: More): Problem {
  return {
    type: "about:blank",
    title: problemTitles[status],
    status,
    detail,
    ...more,
    requestId: requestIdOf(c),
  };
}

export function answerProblem(c: Context, body: Problem, status: ProblemStatus): Response {
  return c.body(JSON.stringify(body), status, { "content-type": "application/problem+json" });
}

export function problem(c: Context, status: ProblemStatus, detail: string, more: More): Response {
  return answerProblem(c, problemBody(c, status, detail, more), status);
}
