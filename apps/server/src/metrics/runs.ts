import { ObjectKind, RunState, type RunSummary } from "@dunnage/api/schemas";
import { Counter, type Registry } from "prom-client";

const OUTCOMES = ["removed", "kept", "failed", "unknown"] as const;

/** What came of the clean-ups that this server carried out since it started. */
export function runMetrics(registry: Registry) {
  const runs = new Counter({
    name: "dunnage_runs_total",
    help: "Clean-ups that ended, by how.",
    labelNames: ["host", "state"],
    registers: [registry],
  });
  const outcomes = new Counter({
    name: "dunnage_run_objects_total",
    help: "Objects of clean-ups that ended, by kind and what became of them.",
    labelNames: ["host", "kind", "outcome"],
    registers: [registry],
  });
  const removed = new Counter({
    name: "dunnage_run_removed_bytes_total",
    help: "Bytes that the removed objects took, as known before their removal.",
    labelNames: ["host", "kind"],
    registers: [registry],
  });
  return {
    /** From now on it has each counter, at 0: a counter that appears with its first event hides that event from `increase()`. */
    knows(host: string): void {
      for (const state of RunState.exclude(["running"]).options) runs.inc({ host, state }, 0);
      for (const kind of ObjectKind.options) {
        for (const outcome of OUTCOMES) outcomes.inc({ host, kind, outcome }, 0);
        removed.inc({ host, kind }, 0);
      }
    },

    ended({ host: { id: host }, state, kinds }: RunSummary): void {
      runs.inc({ host, state });
      for (const kind of ObjectKind.options) {
        const result = kinds[kind];
        if (!result) continue;
        for (const outcome of OUTCOMES) outcomes.inc({ host, kind, outcome }, result[outcome]);
        removed.inc({ host, kind }, result.bytes ?? 0);
      }
    },
  };
}
