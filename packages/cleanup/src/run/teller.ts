import type { Outcome, PlanItem, Receipt } from "@dunnage/api";
import type { Kept } from "./stage.ts";
import { uncheckedBy, type Verdict } from "./verdict.ts";

interface Listener {
  run: string;
  clock: () => Date;
  onOutcome: (outcome: Outcome, receipt: Receipt | null) => void;
  onDefect: (error: unknown) => void;
}

/** Makes outcomes and receipts of verdicts, one for each item. */
export function teller({ run, clock, onOutcome, onDefect }: Listener) {
  const told = new Set<PlanItem>();
  const tell = (item: PlanItem, verdict: Verdict, kept?: Kept): void => {
    if (told.has(item)) return onDefect(new Error(`A second outcome for ${item.key}: ${verdict.outcome}.`));
    told.add(item);
    const { key, kind, id, names, bytes, certainty } = item;
    const outcome = { key, kind, id, names, ...verdict, bytes, certainty, at: clock().toISOString() };
    try {
      onOutcome(outcome, kept ? { run, key, names, ...kept } : null);
    } catch (error) {
      onDefect(error);
    }
  };
  return {
    tell,
    /** For those that a defect kept from having one. */
    rest: (items: PlanItem[]): void => {
      const missed = items.filter((item) => !told.has(item));
      if (missed.length === 0) return;
      const error = new Error(`Passed over: ${missed.map(({ key }) => key).join(", ")}.`);
      onDefect(error);
      for (const item of missed) tell(item, uncheckedBy(error));
    },
  };
}
