import {
  type CleanupPlan,
  type Engine,
  type ErrorReport,
  type Outcome,
  type PlanItem,
  type Protection,
  type Receipt,
  reportOf,
} from "@dunnage/api";
import { ObjectKind } from "@dunnage/api/schemas";
import type { KeptLists } from "../inventory/readInventory.ts";
import { holdersNow, listedBy } from "./holdersNow.ts";
import { anew, lately } from "./reading.ts";
import { carryOutStages, type Run, type Stage, type StagedItem, troubles } from "./stage.ts";
import { carryOutBuildCache } from "./stages/buildCache.ts";
import { containerStage } from "./stages/containers.ts";
import { imageStage } from "./stages/images.ts";
import { networkStage } from "./stages/networks.ts";
import { volumeStage } from "./stages/volumes.ts";
import { teller } from "./teller.ts";
import { kept } from "./verdict.ts";

export interface CarryOutOptions {
  engine: Engine;
  plan: CleanupPlan;
  /** The run's id, for its receipts. */
  run: string;
  /** Standing protections of this host as they are now. Asked again and again while it runs. */
  protections: () => Promise<Protection[]>;
  /** When an object, by its key, was last seen in use, by the clock of `plan.readAt`. Asked right before each removal. Default: nobody watches. */
  lastUsedAt?: (key: string) => string | null;
  /** The containers and the images there are, told by somebody who keeps lists of them. Without it they are listed. */
  lists?: KeptLists;
  /** Resolves when what was told so far is, or can be, written down. Nothing is begun before, unless the run is ended. Default: at once. */
  recordable?: () => Promise<void>;
  clock?: () => Date;
  /** Objects under way at the same time, of all kinds together. Default 48; of one kind never more than 16. */
  atOnce?: number;
  /** Begins nothing any more once aborted; what is under way is finished. Its reason says why: "cancelled" or "stopping". */
  signal?: AbortSignal;
  /** Told what became of an object, as it is known, with what is kept of a removed container. Not waited for; must not throw. */
  onOutcome: (outcome: Outcome, receipt: Receipt | null) => void;
  /** Told an error that is not the engine's but Dunnage's own, which no outcome describes, to be logged. */
  onDefect?: (error: unknown) => void;
}

export interface CarriedOut {
  /** Why a kind could not be gone on with. The others were. */
  errors: Partial<Record<ObjectKind, ErrorReport>>;
  /** What the engine itself says it reclaimed, of the build cache; `null` where it was not asked to or did not say. */
  reportedBytes: number | null;
}

/**
 * Removes what a plan lists, and nothing else: each object when what it needs is settled, checked again right before, never forced; build cache in the
 * end. Tells one outcome for each item, whatever happens, and does not throw.
 */
export async function carryOut(options: CarryOutOptions): Promise<CarriedOut> {
  const { engine, plan, signal = new AbortController().signal } = options;
  const onDefect = unthrowing(options.onDefect);
  const { tell, rest } = teller({ clock: () => new Date(), ...options, onDefect });
  const { lists = listedBy(engine) } = options;
  const holders = holdersNow(engine, lists);
  const aborted = whenAborted(signal);
  const shared = {
    clock: () => new Date(),
    lastUsedAt: () => null,
    ...options,
    lists,
    answers: anew(() => engine.info()),
    atOnce: Math.min(options.atOnce ?? 48, engine.mostAtOnce ?? Number.POSITIVE_INFINITY),
    holders,
    // What a person has just protected is not to go: the engine would not refuse it.
    protections: lately(options.protections, { share: 1 / 2 }),
    recordable: () => Promise.race([options.recordable?.() ?? Promise.resolve(), aborted]),
    signal,
    tell(...[item, verdict, receipt]: Parameters<Run["tell"]>) {
      const gone = verdict.outcome === "removed" || verdict.reason === "already_gone";
      if (gone && item.kind === "containers") holders.went(item.id);
      tell(item, verdict, receipt);
    },
  };
  const own = () => {
    const { end, barred, note } = troubles(onDefect);
    const run: Run = { ...shared, barred: () => barred() ?? endedBy(signal), note };
    return { run, end };
  };
  const staged = (stageOf: (run: Run) => Stage) => {
    const { run, end } = own();
    try {
      return { run, end, stage: stageOf(run) };
    } catch (error) {
      run.note(error);
      return { run, end, stage: { check: () => Promise.reject(error) } };
    }
  };
  const stages = {
    containers: staged(containerStage),
    networks: staged(networkStage),
    volumes: staged(volumeStage),
    images: staged(imageStage),
  };
  const buildCache = own();

  let reportedBytes: number | null = null;
  try {
    await carryOutStages(plan.items.filter(isStaged), stages);
    const records = plan.items.filter(({ kind }) => kind === "buildCache");
    if (records.length > 0) reportedBytes = await carryOutBuildCache(records, buildCache.run);
  } catch (error) {
    onDefect(error);
  }
  rest(plan.items);

  const errors: CarriedOut["errors"] = {};
  const ends = { ...stages, buildCache };
  for (const kind of ObjectKind.options) {
    const error = ends[kind].end();
    if (error) errors[kind] = reportOf(error);
  }
  return { errors, reportedBytes };
}

const isStaged = (item: PlanItem): item is StagedItem => item.kind !== "buildCache";

function whenAborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  signal.addEventListener("abort", () => resolve(), { once: true });
  return promise;
}

/** A log that cannot be written ends no run half-way. */
function unthrowing(listener: CarryOutOptions["onDefect"]) {
  return (error: unknown) => {
    try {
      listener?.(error);
    } catch {
      // There is nobody left to tell.
    }
  };
}

function endedBy(signal: AbortSignal) {
  if (!signal.aborted) return null;
  return kept(signal.reason === "stopping" ? "stopping" : "cancelled");
}
