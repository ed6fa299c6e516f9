import type { CleanupPlan, NewRun, Outcome, PlanItem, Receipt } from "@dunnage/api";
import type { Database } from "../index.ts";

// Plans, runs and what belongs to them, with content that a careless store would trip over.

/** The largest whole number that survives JSON. */
export const HUGE = Number.MAX_SAFE_INTEGER;

/** Quotes, wildcards, other scripts, a composed sign, control characters, and what looks like SQL. */
export const ODD = `o'dd "name" \`%_\\ \u{1F433}\u{0301} 名前 Größe\t\r\n'; drop table runs; --`;

/** An instant, so many minutes into the year. */
export const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString();

export const host = { id: "local", name: "harbour" };

export function aPlan(id: string, some: Partial<CleanupPlan> = {}): CleanupPlan {
  return {
    id,
    host,
    rules: { containers: { stoppedForMs: 1 }, images: "unused", volumes: true, networks: false },
    except: [`volumes/${ODD}`],
    createdBy: { id: "u1", name: ODD },
    readAt: at(0),
    expiresAt: at(15),
    items: [],
    kept: [],
    totals: {},
    total: { count: 0, bytes: null, unknown: 0 },
    warnings: [],
    ...some,
  };
}

export function anItem(id: string, some: Partial<PlanItem> = {}): PlanItem {
  return {
    key: `containers/${id}`,
    kind: "containers",
    id,
    names: [ODD],
    bytes: HUGE,
    certainty: "exact",
    labels: { [ODD]: ODD, nul: "\0", half: "\u{D83D}" },
    project: null,
    createdAt: at(0),
    lastUsedAt: null,
    reason: { code: "stopped", params: { state: "exited" } },
    needs: [],
    frees: [],
    references: [],
    ...some,
  };
}

export function aRun(id: string, some: Partial<NewRun> = {}): NewRun {
  return {
    id,
    host,
    plan: `plan of ${id}`,
    rules: { images: { which: "unused", keepNewest: 3 }, volumes: "anonymous" },
    startedBy: { id: "u1", name: "Ada" },
    startedFrom: { address: "192.0.2.1", userAgent: ODD, token: null },
    startedAt: at(0),
    planned: 3,
    plannedByKind: { images: 2, volumes: 1 },
    predictedBytes: 1000,
    freeBytesBefore: null,
    ...some,
  };
}

/** Begins a run, with the plan that it needs. */
export async function begin(db: Database, id: string, some: Partial<NewRun> = {}): Promise<NewRun> {
  const run = aRun(id, some);
  await db.plans.add(aPlan(run.plan), "e1");
  await db.runs.begin(run);
  return run;
}

export function anOutcome(key: string, some: Partial<Outcome> = {}): Outcome {
  const id = key.slice(key.indexOf("/") + 1);
  return {
    key,
    kind: "images",
    id,
    names: [],
    outcome: "removed",
    reason: null,
    message: null,
    bytes: 10,
    certainty: "exact",
    at: at(1),
    ...some,
  };
}

export function aReceipt(run: string, key: string, some: Partial<Receipt> = {}): Receipt {
  return { run, key, names: [ODD], readAt: at(1), inspect: { Name: ODD }, ...some };
}

/** How a run ends where nothing else is of interest. */
export const finished = {
  state: "finished",
  finishedAt: at(9),
  errors: {},
  reportedBytes: null,
  freeBytesAfter: null,
} as const;
