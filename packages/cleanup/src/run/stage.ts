import {
  type CleanupPlan,
  type Engine,
  EngineError,
  type ObjectKind,
  type PlanItem,
  type Protection,
  type Receipt,
} from "@dunnage/api";
import type { KeptLists } from "../inventory/readInventory.ts";
import { unlessHung, unlessSilent } from "./hanging.ts";
import type { HoldersNow } from "./holdersNow.ts";
import { inTurn } from "./turns.ts";
import {
  endsKind,
  isDefect,
  notTried,
  REMOVED,
  refusedBy,
  uncheckedBy,
  type Verdict,
  wordsOf,
} from "./verdict.ts";

/** What is kept of a removed object, without what it was. */
export type Kept = Pick<Receipt, "readAt" | "inspect">;

/** What a stage works with. */
export interface Run {
  engine: Engine;
  plan: CleanupPlan;
  holders: HoldersNow;
  lists: KeptLists;
  /** Asks the engine something cheap, once for all who want to know at the same time whether it answers at all. */
  answers: () => Promise<unknown>;
  /** As they are now, or were a moment ago. */
  protections: () => Promise<Protection[]>;
  /** When an object, by its key, was last seen in use. */
  lastUsedAt: (key: string) => string | null;
  /** The wall clock, to be held against instants that the engine tells. */
  clock: () => Date;
  /** Objects under way at the same time, of all kinds together. */
  atOnce: number;
  signal: AbortSignal;
  /** Resolves when another object may be begun: while outcomes cannot be written down, none is. */
  recordable: () => Promise<void>;
  /** Why nothing is begun any more, once something went wrong in this stage or the run is ended; `null` until then. */
  barred: () => Verdict | null;
  /** Notes an error: whether it ends the stage, and whether it is our own fault. */
  note: (error: unknown) => void;
  /** Takes what became of an item, once for each. */
  tell: (item: PlanItem, verdict: Verdict, kept?: Kept) => void;
}

/** How an item that was found as the plan says is removed. */
export interface Removal {
  remove: () => Promise<Verdict>;
  /** Kept if it goes, or may have gone. */
  keep?: Kept;
}

/** How items of one kind are checked and removed. */
export interface Stage {
  /** Reads what the object is now: a reason why it stays, or its removal. */
  check: (item: PlanItem) => Promise<Verdict | Removal>;
  /** Under way at the same time of this kind. Default 16. */
  mostAtOnce?: number;
  /** Whether none is begun before all containers are settled, beyond what each item needs. */
  waitsForContainers?: () => boolean;
  /** Whether what the engine failed at while others were under way is to be tried once more when they are done, by itself. */
  triesAgainAlone?: boolean;
  /** What of an item went, where that takes several requests: words for the outcome, should it not go whole. */
  partsGone?: (item: PlanItem) => string | null;
}

interface Fate {
  verdict: Verdict;
  kept?: Kept | undefined;
  /** The words of an answer that gave no reason. */
  stumbled?: string;
  /** Whether the engine was not asked for it, since it could not be. */
  unasked?: boolean;
}

/** An object that has a stage: build cache goes in batches, when all others are done. */
export type StagedItem = PlanItem & { kind: Exclude<ObjectKind, "buildCache"> };

/** More of one kind does not make an engine faster. */
const MOST_AT_ONCE = 16;

/** A kind's stage, and the run as that kind sees it: what goes wrong with one kind bars no other. */
interface StagedRun {
  stage: Stage;
  run: Run;
}

/**
 * Removes the items, each checked first, the kinds side by side and each item as soon as what it needs is settled. A request without an answer is
 * never repeated.
 */
export async function carryOutStages(
  items: StagedItem[],
  stages: Record<StagedItem["kind"], StagedRun>,
): Promise<void> {
  const stumbled = new Map<PlanItem, Fate>();
  const { atOnce } = stages.containers.run;
  let containersLeft = items.filter(({ kind }) => kind === "containers").length;
  const ofKind = (kind: StagedItem["kind"]) => {
    const { waitsForContainers, mostAtOnce = MOST_AT_ONCE } = stages[kind].stage;
    return containersLeft > 0 && waitsForContainers?.() ? 0 : mostAtOnce;
  };
  const circle = await inTurn(items, { atOnce, ofKind }, async (item, alone) => {
    const { stage, run } = stages[item.kind];
    const first = stumbled.get(item);
    const next = await attempt(stage, item, run);
    // It has been tried: what is known of that is more than that it was not tried again.
    const fate = first && next.unasked ? first : next;
    if (stage.triesAgainAlone && fate.stumbled !== undefined && atOnce > 1 && !alone) {
      stumbled.set(item, fate);
      return "later";
    }
    // Nobody but we had asked for it to go.
    const wentAtFirst = first && fate.verdict.reason === "already_gone";
    const went = { verdict: { ...REMOVED, message: first?.stumbled ?? null } };
    tell(stage, item, wentAtFirst ? went : fate, run);
    if (item.kind === "containers") containersLeft -= 1;
    return "settled";
  });
  for (const item of circle) {
    const { run } = stages[item.kind];
    const error = new Error(`In the plan ${run.plan.id} ${item.key} needs what needs it.`);
    run.note(error);
    run.tell(item, uncheckedBy(error));
  }
}

async function attempt(stage: Stage, item: PlanItem, run: Run): Promise<Fate> {
  let removal: Removal;
  try {
    await run.recordable();
    const before = run.barred();
    if (before) return { verdict: before, unasked: true };
    const checked = await unlessSilent(run.answers, () => stage.check(item), run.signal);
    if (!("remove" in checked)) return { verdict: checked };
    removal = checked;
  } catch (error) {
    run.note(error);
    const verdict = uncheckedBy(error);
    return { verdict, unasked: verdict.reason !== "already_gone" };
  }
  // The run may have ended meanwhile, and nothing has been asked for yet.
  const meanwhile = run.barred();
  if (meanwhile) return { verdict: meanwhile, unasked: true };
  try {
    return { verdict: await unlessHung(run.engine, removal.remove()), kept: removal.keep };
  } catch (error) {
    run.note(error);
    const fate: Fate = { verdict: refusedBy(error), kept: removal.keep };
    const isOdd = error instanceof EngineError && error.code === "bad_answer";
    return isOdd ? { ...fate, stumbled: wordsOf(error) } : fate;
  }
}

function tell(stage: Stage, item: PlanItem, { verdict, kept }: Fate, run: Run): void {
  if (verdict.outcome === "removed") return run.tell(item, verdict, kept);
  const message = [stage.partsGone?.(item), verdict.message].filter(Boolean).join(" ");
  const perhapsGone = verdict.outcome === "unknown";
  run.tell(item, { ...verdict, message: message || null }, perhapsGone ? kept : undefined);
}

/** What goes wrong in one stage. Once the engine cannot be reached or does not answer, the rest of it is not tried. */
export function troubles(onDefect: (error: unknown) => void) {
  let end: EngineError | null = null;
  return {
    end: () => end,
    barred: () => end && notTried(end),
    note: (error: unknown): void => {
      if (isDefect(error)) onDefect(error);
      if (error instanceof EngineError && endsKind(error)) end ??= error;
    },
  };
}
