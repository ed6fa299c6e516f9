import type { CleanupRun, Outcome } from "@dunnage/api/schemas";
import { begun } from "@dunnage/cleanup";
import { expect, test } from "vitest";
import { exportRuns } from "./exportRuns.ts";
import { runsAsCsv } from "./runsAsCsv.ts";

const at = "2026-01-02T03:04:05.000Z";
const outcomeOf = (more: Partial<Outcome>): Outcome => ({
  key: "volumes/v",
  kind: "volumes",
  id: "v",
  names: ["v"],
  outcome: "failed",
  reason: null,
  message: null,
  bytes: null,
  certainty: "unknown",
  at,
  ...more,
});
const runOf = (id: string, outcomes: Outcome[], name = "Ada"): CleanupRun => ({
  ...begun({
    id,
    host: { id: "local", name: "box" },
    plan: "plan",
    rules: { volumes: true },
    startedBy: { id: "u", name },
    startedFrom: { address: "192.0.2.1", userAgent: "", token: null },
    startedAt: at,
    planned: outcomes.length,
    plannedByKind: { volumes: outcomes.length },
    predictedBytes: null,
    freeBytesBefore: null,
  }),
  done: outcomes.length,
  outcomes,
});

test("CSV has a head and a row per outcome, quoted where it must be", () => {
  const message = 'says "no",\nand no more';
  const first = runOf("1", [
    outcomeOf({ outcome: "removed", bytes: 12, certainty: "exact", names: ["a", "b"] }),
    outcomeOf({ message }),
  ]);
  const token = { id: "t", name: "nightly" };
  const csv = runsAsCsv([
    {
      ...first,
      startedFrom: { address: "192.0.2.1", userAgent: "curl", token },
      finishedAt: at,
      state: "finished",
      predictedBytes: 12,
      reportedBytes: 13,
      freeBytesBefore: 1000,
      freeBytesAfter: 1012,
    },
    runOf("2", []),
  ]);
  expect(csv).toBe(
    [
      "run,host,started_at,started_by,address,program,token,finished_at,state,predicted_bytes,reported_bytes,free_bytes_before,free_bytes_after," +
        "kind,id,names,references,outcome,reason,message,bytes,certainty,at",
      `1,box,${at},Ada,192.0.2.1,curl,nightly,${at},finished,12,13,1000,1012,volumes,v,a b,,removed,,,12,exact,${at}`,
      `1,box,${at},Ada,192.0.2.1,curl,nightly,${at},finished,12,13,1000,1012,volumes,v,v,,failed,,"says ""no"",\nand no more",,unknown,${at}`,
      "",
    ].join("\r\n"),
  );
});

test("what an image was called is in both files, by its plan", async () => {
  const references = ["web:1", "web@sha256:ab"];
  const run = runOf("1", [outcomeOf({ key: "images/i", kind: "images", id: "i" }), outcomeOf({})]);
  const itemsOf = async () => [
    { key: "images/i", references },
    { key: "volumes/v", references: [] },
  ];
  const file = (format: "csv" | "json") => exportRuns({ format, id: "1" }, { ...paged([run]), itemsOf });
  expect((await file("csv")).text).toContain(",images,i,v,web:1 web@sha256:ab,failed,");
  const outcomes = run.outcomes.map((outcome, index) => (index === 0 ? { ...outcome, references } : outcome));
  expect(JSON.parse((await file("json")).text)).toEqual([{ ...run, outcomes }]);
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])("a spreadsheet shows %j as text", (evil) => {
  const csv = runsAsCsv([runOf("1", [outcomeOf({ id: evil, names: [evil], message: evil })], evil)]);
  const cells = csv.split("\r\n")[1]?.match(/'[=+\-@\t\r]/g);
  expect(cells).toHaveLength(4);
  expect(csv).not.toMatch(/(^|,)"?[=+\-@\t\r](?!\n)/);
});

const now = new Date(at);
const paged = (runs: CleanupRun[]) => ({
  now,
  itemsOf: async () => [],
  get: async (id: string) => {
    const run = runs.find((its) => its.id === id);
    if (!run) throw new Error(`no run ${id}`);
    return run;
  },
  runs: {
    list: async ({
      cursor = "0",
      limit = 1,
    }: {
      cursor?: string | undefined;
      limit?: number | undefined;
    }) => {
      const to = Number(cursor) + limit;
      return { runs: runs.slice(Number(cursor), to), next: to < runs.length ? String(to) : null };
    },
  },
});

test("all pages are in the file, and its name has the date", async () => {
  const runs = Array.from({ length: 250 }, (_, index) => runOf(String(index), []));
  const file = await exportRuns({ format: "json" }, paged(runs));
  expect(file).toMatchObject({ fileName: "dunnage-runs-2026-01-02.json", mediaType: "application/json" });
  expect(JSON.parse(file.text)).toEqual(runs);
});

test("a file has an end, and its name says so", async () => {
  const many = Array.from({ length: 1005 }, (_, index) => runOf(String(index), []));
  const runs = await exportRuns({ format: "json" }, paged(many));
  expect(runs.fileName).toBe("dunnage-newest-1000-runs-2026-01-02.json");
  expect(JSON.parse(runs.text)).toHaveLength(1000);

  const large = Array.from({ length: 20_000 }, () => outcomeOf({}));
  const outcomes = await exportRuns({ format: "csv" }, paged(["1", "2", "3"].map((id) => runOf(id, large))));
  expect(outcomes.fileName).toBe("dunnage-newest-2-runs-2026-01-02.csv");
});

test("one run is whole, however large", async () => {
  const run = runOf(
    "1",
    Array.from({ length: 60_000 }, () => outcomeOf({})),
  );
  const { fileName, text } = await exportRuns({ format: "csv", id: "1" }, paged([run]));
  expect(fileName).toBe("dunnage-run-1-2026-01-02.csv");
  expect(text.split("\r\n")).toHaveLength(60_002);
});
