import { expect, test } from "vitest";
import type { Failure } from "../../shared/trpc/failure.ts";
import type { ErrorReport } from "../../shared/trpc/types.ts";
import { stateOfEngine } from "./stateOfEngine.ts";

const report = (code: ErrorReport["code"]): Failure => ({
  kind: "report",
  requestId: null,
  report: { code, message: "", advice: "", params: {} },
});

test.each([
  ["asking", false, [null, null]],
  ["answers", true, [null, null]],
  ["away", true, [report("unreachable"), null]],
  ["away", true, [null, report("timed_out")]],
  ["away", false, [{ kind: "offline" }, report("bad_answer")]],
  ["unknown", true, [report("database_unavailable"), null]],
  ["unknown", true, [{ kind: "offline" }, { kind: "offline" }]],
] as const)("%s", (state, heard, failures) => {
  expect(stateOfEngine(heard, [...failures])).toBe(state);
});
