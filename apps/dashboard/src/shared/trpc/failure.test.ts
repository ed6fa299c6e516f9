import type { AppRouter } from "@dunnage/api";
import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { type CallError, failureOf, isSameTrouble } from "./failure.ts";

const data = {
  code: "SERVICE_UNAVAILABLE",
  httpStatus: 503,
  requestId: "r1",
  report: null,
  fields: [],
} satisfies NonNullable<CallError["data"]>;
const report = { code: "unreachable", message: "m", advice: "", params: { address: "unix:///a" } } as const;

const without = (status: number) =>
  TRPCClientError.from<AppRouter>(new Error("x"), { meta: { response: new Response("", { status }) } });

test("without a procedure's own data the server is away", () => {
  expect(failureOf({ data: undefined })).toEqual({ kind: "offline" });
  expect(failureOf(without(502))).toEqual({ kind: "offline" });
});

test("a refusal before any procedure is one, with its status", () => {
  expect(failureOf(without(403))).toEqual({ kind: "refused", status: 403 });
});

test("a report is passed on with the request's id", () => {
  expect(failureOf({ data: { ...data, report } })).toEqual({ kind: "report", report, requestId: "r1" });
});

test("the session's end and a role too low are told apart", () => {
  expect(failureOf({ data: { ...data, code: "UNAUTHORIZED", httpStatus: 401 } })).toEqual({
    kind: "signedOut",
  });
  expect(failureOf({ data: { ...data, code: "FORBIDDEN", httpStatus: 403 } })).toEqual({ kind: "forbidden" });
});

test("wrong fields are named", () => {
  const fields = [{ field: "containers", message: "Expected boolean." }];
  expect(failureOf({ data: { ...data, code: "BAD_REQUEST", httpStatus: 400, fields } })).toEqual({
    kind: "fields",
    fields,
  });
});

test("anything else keeps its request's id", () => {
  expect(failureOf({ data })).toEqual({ kind: "other", requestId: "r1" });
});

test("the same code is the same trouble, whatever was being done", () => {
  const one = failureOf({ data: { ...data, report } });
  const other = failureOf({ data: { ...data, report: { ...report, params: { operation: "list" } } } });
  expect(isSameTrouble(one, other)).toBe(true);
  expect(isSameTrouble(one, { kind: "offline" })).toBe(false);
  expect(isSameTrouble(null, null)).toBe(false);
});
