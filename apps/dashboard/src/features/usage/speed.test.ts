import { expect, test } from "vitest";
import { byKeyOf } from "../../shared/objects/inUse.ts";
import { usageObject } from "../../testing/sampleUsage.ts";
import { filtered, sorted } from "./arrange.ts";
import type { Column } from "./columns.ts";
import { matcherOf } from "./filter/matching.ts";
import { parse } from "./filter/parse.ts";
import { rowsOf } from "./rows.ts";

/** Well under what one notices. */
const MOST_MS = 50;

const objects = Array.from({ length: 10_000 }, (_, index) =>
  usageObject({
    kind: "images",
    id: `sha256:${index.toString(16).padStart(64, "0")}`,
    names: [`registry.example.com/team-${index % 37}/web:${index}`],
    bytes: ((index * 7_919) % 5_000) * 1_000_000,
    project: index % 5 === 0 ? `project-${index % 23}` : null,
    labels: { team: `team-${index % 37}` },
    createdAt: new Date(1_700_000_000_000 - (index % 900) * 86_400_000).toISOString(),
  }),
);
const rows = rowsOf(objects, byKeyOf(objects), "images");

/** Milliseconds of a processor, the fastest of several: what else goes on in the machine is not what is measured. */
function fastest(work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 25; turn++) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best;
}

test.each(["unused size>1GB project:project-1*", "label:team=team-1* used>30d", "-web"])(
  "ten thousand rows are filtered by %s before one notices",
  (text) => {
    const moment = { now: 1_700_000_000_000, watchedSince: "2023-01-01T00:00:00.000Z" };
    expect(fastest(() => filtered(rows, matcherOf(parse(text).terms, moment), null))).toBeLessThan(MOST_MS);
  },
);

test.each<Column>(["name", "bytes", "project", "createdAt", "lastUsedAt"])(
  "ten thousand rows are sorted by %s before one notices",
  (by) => {
    expect(fastest(() => sorted(rows, { by, descending: true }, "en"))).toBeLessThan(MOST_MS);
  },
);
