import { reportOf } from "@dunnage/api";

/** RFC 9457, as the rest of the server answers errors. */
export function problem(status: number, detail: string, more: { advice: string; code?: string }): Response {
  return Response.json(
    { type: "about:blank", title: titles[status] ?? "Error", status, detail, ...more },
    { status, headers: { "content-type": "application/problem+json" } },
  );
}

const titles: Record<number, string> = { 400: "Bad request", 500: "Internal error", 503: "Not available" };

/** A failure that is nobody's doing, without a word of its cause. */
export function failure(error: unknown): Response {
  const { code, message, advice } = reportOf(error);
  return problem(code === "internal" ? 500 : 503, message, { advice, code });
}
