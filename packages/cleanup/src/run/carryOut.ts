import {
  type CleanupPlan,
  type Engine,
  type ErrorReport,
  type ObjectKind,
  type Outcome,
  type PlanItem,
  type Protection,
  type Receipt,
  reportOf,
} from "@dunnage/api";
import { lately } from "./reading.ts";
import { carryOutStage, type Run, type Stage, troubles } from "./stage.ts";
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
  /** Resolves when what was told so far is, or can be, written down. Nothing is begun before, unless the run is ended. Default: at once. */
  recordable?: () => Promise<void>;
  clock?: () => Date;
  /** Objects under way at the same time within a stage. Default 16. */
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
 * Removes what a plan lists, and nothing else: kind after kind, each object checked again right before, never forced. Tells one outcome for
 * each item, whatever happens, and does not throw.
 */
export async function carryOut(options: CarryOutOptions): Promise<CarriedOut> {
  const { plan, signal = new AbortController().signal } = options;
  const onDefect = unthrowing(options.onDefect);
  const { tell, rest } = teller({ clock: () => new Date(), ...options, onDefect });
  const protections = lately(options.protections);
  const aborted = whenAborted(signal);
  const carried: CarriedOut = { errors: {}, reportedBytes: null };

  for (const [kind, work] of steps) {
    const items = plan.items.filter((item) => item.kind === kind);
    if (items.length === 0) continue;
    const { end, barred, note } = troubles(onDefect);
    const run: Run = {
      clock: () => new Date(),
      atOnce: 16,
      ...options,
      protections,
      recordable: () => Promise.race([options.recordable?.() ?? Promise.resolve(), aborted]),
      signal,
      barred: () => barred() ?? endedBy(signal),
      note,
      tell,
    };
    try {
      carried.reportedBytes = (await work(items, run)) ?? carried.reportedBytes;
    } catch (error) {
      note(error);
    }
    rest(items);
    const error = end();
    if (error) carried.errors[kind] = reportOf(error);
  }
  return carried;
}

function whenAborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  signal.addEventListener("abort", () => resolve(), { once: true });
  return promise;
}

type Step = (items: PlanItem[], run: Run) => Promise<number | null | void>;

const withStage =
  (stageOf: (run: Run) => Stage): Step =>
  (items, run) =>
    carryOutStage(stageOf(run), items, run);

/** In an order in which each frees objects of the next. */
const steps: [ObjectKind, Step][] = [
  ["containers", withStage(containerStage)],
  ["networks", withStage(networkStage)],
  ["volumes", withStage(volumeStage)],
  ["images", withStage(imageStage)],
  ["buildCache", carryOutBuildCache],
];

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
