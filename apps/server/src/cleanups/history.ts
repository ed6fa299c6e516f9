import { DomainError, type PlanStore, type RunStore, type Runs } from "@dunnage/api";
import type { CleanupRun } from "@dunnage/api/schemas";
import type { Clock } from "../clock.ts";
import type { ItemsOf } from "./exportedRun.ts";
import { exportRuns } from "./exportRuns.ts";

export interface HistoryParts {
  runs: RunStore;
  plans: PlanStore;
  clock: Clock;
}

/** The history of runs, as the database has it. */
export function historyOf({ runs, plans, clock }: HistoryParts): Runs {
  const get = async (id: string): Promise<CleanupRun> => {
    const run = await runs.find(id);
    if (!run) throw new DomainError("run_not_found", id);
    return run;
  };
  const itemsOf: ItemsOf = async ({ plan }) => (await plans.find(plan))?.plan.items ?? [];
  return {
    list: (input) => runs.list(input),
    get,

    async plan(id) {
      const { plan } = await get(id);
      const found = await plans.find(plan);
      if (!found) throw new DomainError("plan_not_found", plan);
      return found.plan;
    },

    async receipt(id, key) {
      const receipt = await runs.receipt(id, key);
      if (receipt) return receipt;
      await get(id);
      throw new DomainError("receipt_not_found", key);
    },

    export: (input) => exportRuns(input, { runs, get, itemsOf, now: clock.instant() }),
  };
}
