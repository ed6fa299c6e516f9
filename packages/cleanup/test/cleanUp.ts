import type { CleanupPlan, Engine, Outcome, Protection, Rules } from "@dunnage/api";
import { connectEngine } from "@dunnage/docker";
import type { ThrowawayEngine } from "@dunnage/throwaway-engine";
import { readInventory } from "../src/inventory/readInventory.ts";
import { draftPlan } from "../src/plan/draftPlan.ts";
import type { Knowledge } from "../src/plan/knowledge.ts";
import { needsStopTimes } from "../src/plan/limits.ts";
import { type CarriedOut, carryOut } from "../src/run/carryOut.ts";
import { knowing, planOn } from "./inventory.ts";

export interface CleanUpOptions extends Pick<Partial<Knowledge>, "sightings"> {
  except?: string[];
  /** Done when the plan has been made and nothing has been removed yet. */
  between?: (plan: CleanupPlan) => Promise<unknown>;
  /** What is protected once it runs; nothing is when the plan is made. */
  protections?: Protection[];
}

export interface CleanedUp extends CarriedOut {
  plan: CleanupPlan;
  outcomes: Outcome[];
}

/** Reads an engine, makes a plan as the rules say, and carries it out, all as the server does. */
export async function cleanUp(
  host: ThrowawayEngine,
  rules: Rules,
  { except = [], sightings, between, protections = [] }: CleanUpOptions = {},
): Promise<CleanedUp> {
  const engine = connectEngine({ host: host.host });
  try {
    const plan = await planFor(engine, rules, except, sightings);
    await between?.(plan);
    const outcomes: Outcome[] = [];
    const defects: unknown[] = [];
    const carried = await carryOut({
      engine,
      plan,
      run: "0b5c7a4e-6d7f-4c1e-9a53-1f1f0c1b2d3e",
      protections: async () => protections,
      onOutcome: (outcome) => outcomes.push(outcome),
      onDefect: (error) => defects.push(error),
    });
    if (defects.length > 0) throw new AggregateError(defects, "Something is our own fault.");
    return { plan, outcomes, ...carried };
  } finally {
    engine.close();
  }
}

export async function planFor(
  engine: Engine,
  rules: Rules,
  except: string[] = [],
  sightings: Knowledge["sightings"] = new Map(),
): Promise<CleanupPlan> {
  const inventory = await readInventory(engine, { stopTimes: needsStopTimes(rules) });
  const drafted = draftPlan(inventory, { ...knowing({ now: new Date(), sightings }), rules, except });
  return planOn("here", rules, drafted, inventory.readAt);
}

/** Keys of what went. */
export function removedIn(outcomes: Outcome[]): string[] {
  return outcomes.flatMap(({ key, outcome }) => (outcome === "removed" ? [key] : [])).toSorted();
}

/** What the removed were promised to free, in bytes. */
export function freedBy(outcomes: Outcome[]): number {
  return outcomes.reduce((sum, { outcome, bytes }) => sum + (outcome === "removed" ? (bytes ?? 0) : 0), 0);
}
