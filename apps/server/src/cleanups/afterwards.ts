import type { PlanStore, RunStore } from "@dunnage/api";
import type { CleanupRun, Outcome, PlanItem, RunSummary } from "@dunnage/api/schemas";
import { stateOf } from "@dunnage/cleanup";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import type { ServedHosts } from "../hosts/hosts.ts";
import { engineOf } from "./engineOf.ts";
import { lostNames, mayBeAnother, type There, whatIsThere } from "./whatIsThere.ts";

/** What is not known so long after a run stays so: too much may have happened since. */
const GIVE_UP_AFTER_MS = 24 * 3_600_000;

const WENT = "The engine did not answer whether it went. When it answered again, it was gone.";
const STAYED = "The engine did not answer whether it went. When it answered again, it was still there.";

export interface AfterwardsParts {
  hosts: ServedHosts;
  runs: Pick<RunStore, "unsettled" | "settleUnknown">;
  plans: Pick<PlanStore, "find">;
  clock: Clock;
  log: Logger;
  /** Nothing is waited for any more. */
  signal: AbortSignal;
}

/** Runs that ended while the engine did not answer: when it does again, it is told what became of what it had been asked to remove. */
export class Afterwards {
  readonly #parts: AfterwardsParts;
  /** Objects, by run and key, that the engine has told of once as there. */
  readonly #there = new Set<string>();

  constructor(parts: AfterwardsParts) {
    this.#parts = parts;
  }

  async look(): Promise<void> {
    const { runs, clock, log } = this.#parts;
    try {
      const since = new Date(clock.instant().getTime() - GIVE_UP_AFTER_MS).toISOString();
      for (const run of await runs.unsettled(since)) await this.#settle(run);
    } catch (error) {
      log.warn(
        { err: error },
        "what became of a clean-up while its engine did not answer could not be looked for",
      );
    }
  }

  async #settle({ outcomes, ...run }: CleanupRun): Promise<void> {
    const { hosts, plans, runs, clock, log, signal } = this.#parts;
    const found = await plans.find(run.plan);
    const engine = found && (await engineOf(run.host, found.engine, hosts));
    if (!engine) return;
    const open = new Set(outcomes.filter(({ outcome }) => outcome === "unknown").map(({ key }) => key));
    const items = found.plan.items.filter(({ key }) => open.has(key));
    const there = await whatIsThere(items, engine, signal);
    const at = clock.instant().toISOString();
    const told = new Map<string, Verdict & { at: string }>();
    for (const item of items) {
      const verdict = verdictOn(item, there.get(item.kind) ?? null);
      if (verdict && this.#isFinal(run, item, verdict)) told.set(item.key, { ...verdict, at });
    }
    if (told.size === 0) return;
    const now = outcomes.map((outcome) => ({ ...outcome, ...told.get(outcome.key) }));
    const settled = now.filter(({ key }) => told.has(key));
    await runs.settleUnknown(run.id, settled, stateOf(now, { errors: errorsOf(run), reportedBytes: null }));
    log.info(
      { host: run.host.id, run: run.id, settled: settled.length },
      "what a clean-up did while its engine hung is known now",
    );
  }

  /** What an engine was asked for before it hung it may do when it goes on: what is there at the first look may be gone at the next. */
  #isFinal({ id }: RunSummary, { key }: PlanItem, { outcome }: Verdict): boolean {
    const object = `${id} ${key}`;
    if (outcome === "removed" || this.#there.delete(object)) return true;
    this.#there.add(object);
    return false;
  }
}

type Verdict = Pick<Outcome, "outcome" | "reason" | "message">;

/** `null`: it cannot be told. */
function verdictOn(item: PlanItem, there: There | null): Verdict | null {
  if (there === null) return null;
  const now = there.get(item.id);
  if (!now) return { outcome: "removed", reason: null, message: WENT };
  if (mayBeAnother(item, now)) return null;
  const message = [STAYED, lostNames(item, now)].filter(Boolean).join(" ");
  return { outcome: "failed", reason: null, message };
}

function errorsOf({ kinds }: RunSummary) {
  return Object.fromEntries(
    Object.entries(kinds).flatMap(([kind, { error }]) => (error ? [[kind, error]] : [])),
  );
}
