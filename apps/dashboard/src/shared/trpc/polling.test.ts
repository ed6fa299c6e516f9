import { describe, expect, test } from "vitest";
import type { CallError } from "./failure.ts";
import { nextPollMs } from "./polling.ts";

type ErrorData = NonNullable<CallError["data"]>;

const answered = (code: ErrorData["code"], httpStatus: number): { data: ErrorData } => ({
  data: { code, httpStatus, requestId: null, report: null, fields: [] },
});

describe("without an error", () => {
  test("asks slowly", () => expect(nextPollMs(null, false)).toBe(10_000));
  test("asks fast while something is being measured", () => expect(nextPollMs(null, true)).toBe(1_000));
});

describe("after an error", () => {
  test.each([
    ["BAD_REQUEST", 400],
    ["UNAUTHORIZED", 401],
    ["FORBIDDEN", 403],
    ["NOT_FOUND", 404],
    ["CONFLICT", 409],
    ["TOO_MANY_REQUESTS", 429],
  ] as const)("%s is the request's own fault: never again by itself", (code, status) => {
    expect(nextPollMs(answered(code, status), true)).toBe(false);
  });

  test.each([
    ["INTERNAL_SERVER_ERROR", 500],
    ["NOT_IMPLEMENTED", 501],
    ["BAD_GATEWAY", 502],
    ["SERVICE_UNAVAILABLE", 503],
  ] as const)("%s may pass: soon again, so that the panel recovers", (code, status) => {
    expect(nextPollMs(answered(code, status), true)).toBe(3_000);
  });

  test("nothing answered at all: soon again", () =>
    expect(nextPollMs({ data: undefined }, false)).toBe(3_000));
});
