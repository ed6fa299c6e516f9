import { CleanupPlan, ErrorReport, Receipt, SystemStats, UsageHistory } from "@dunnage/api/schemas";
import { expect, test } from "vitest";
import { z } from "zod";
import { answerNames } from "./answerNames.ts";

test("the contract's names are put into snake_case, at any depth", () => {
  const value = {
    diskUsage: { buildCache: 1 },
    measurements: { buildCache: { tookMs: 1 } },
    measuredAt: null,
  };
  expect(answerNames(SystemStats)(value)).toEqual({
    disk_usage: { build_cache: 1 },
    measurements: { build_cache: { took_ms: 1 } },
    measured_at: null,
  });
});

test("names that somebody else gave stay as they are: labels, projects, what an engine said", () => {
  const labels = { "com.example.someLabel": "aB", myLabel: "cD" };
  expect(answerNames(CleanupPlan)({ items: [{ labels, createdAt: null }] })).toEqual({
    items: [{ labels, created_at: null }],
  });
  const inspect = { HostConfig: { NetworkMode: "bridge" }, mountLabel: "" };
  expect(answerNames(Receipt)({ readAt: "x", inspect })).toEqual({ read_at: "x", inspect });
  expect(answerNames(UsageHistory)({ samples: [{ projects: { myShop: 1 }, totalBytes: 1 }] })).toEqual({
    samples: [{ projects: { myShop: 1 }, total_bytes: 1 }],
  });
});

test("keys that are kinds of object are Dunnage's own names; as values they stay", () => {
  const plan = { totals: { buildCache: { count: 1 } }, items: [{ kind: "buildCache" }] };
  expect(answerNames(CleanupPlan)(plan)).toEqual({
    totals: { build_cache: { count: 1 } },
    items: [{ kind: "buildCache" }],
  });
});

test("what an error speaks of is named as the old service's addresses named it", () => {
  expect(answerNames(ErrorReport)({ params: { engineApi: "1.60" } })).toEqual({
    params: { engine_api: "1.60" },
  });
});

test("of a union, whichever member it is", () => {
  const union = z.union([
    z.boolean(),
    z.object({ aB: z.string() }),
    z.object({ cD: z.array(z.object({ eF: z.int() })) }),
  ]);
  const rename = answerNames(union.nullable());
  expect([true, null, { aB: "x" }, { cD: [{ eF: 1 }] }].map(rename)).toEqual([
    true,
    null,
    { a_b: "x" },
    { c_d: [{ e_f: 1 }] },
  ]);
});
