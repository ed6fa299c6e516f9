import type { FieldError } from "@dunnage/api/schemas";
import type { Context } from "hono";

const titles = {
  400: "Bad request",
  401: "Not signed in",
  403: "Forbidden",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  413: "Too large",
  415: "Unsupported media type",
  500: "Internal error",
  503: "Not available",
} as const;

/** Every status that a problem has here. */
export type ProblemStatus = keyof typeof titles;

export function isProblemStatus(status: number): status is ProblemStatus {
  return status in titles;
}

/** Under which this request stands in the log. */
export function requestIdOf(c: Context): string {
  return c.get("requestId");
}

/** What a problem tells beyond the members that RFC 9457 gives it. */
interface More {
  /** What to do about it. */
  advice?: string | null;
  code?: string;
  fields?: FieldError[];
  /** The engine's own words, or the operating system's where it could not be reached. */
  engine_said?: string;
}

/** An error outside tRPC, as RFC 9457 problem+json. `detail` says what happened. */
export function problem(c: Context, status: ProblemStatus, detail: string, more: More = {}): Response {
  const body = {
    type: "about:blank",
    title: titles[status],
    status,
    detail,
    ...more,
    requestId: requestIdOf(c),
  };
  return c.body(JSON.stringify(body), status, { "content-type": "application/problem+json" });
}
