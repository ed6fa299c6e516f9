import {
  type CleanupRun,
  DomainError,
  type Engine,
  EngineError,
  type KindResult,
  type ObjectKind,
  type Outcome,
  type Rules,
  reportOf,
} from "@dunnage/api";
import { knownSum } from "../accounting/knownSum.ts";
import { cleanBuildCache, readRecords, type SharedWithImages } from "./buildCache.ts";
import { cleanContainers } from "./containers.ts";
import { cleanImages } from "./images.ts";
import { cleanNetworks } from "./networks.ts";
import type { Run } from "./removal.ts";
import { cleanVolumes } from "./volumes.ts";

export interface CleanupOptions {
  engine: Engine;
  rules: Rules;
  clock?: () => Date;
  /** Objects under way at the same time. Default 4: more gains little on overlay2, and leaves the engine less room for others. */
  atOnce?: number;
  /** Ends the run early: what is under way is finished, the rest is not tried. */
  signal?: AbortSignal;
  /** Told an error that is not the engine's but Dunnage's own, which a run describes to nobody, to be logged. */
  onDefect?: (error: unknown) => void;
  /** Free bytes of the file system under the engine's root folder; `null`, or throws, where they cannot be seen. */
  freeBytes?: () => Promise<number | null>;
}

/** All of a CleanupRun but what only the server knows. */
export type CleanupResult = Omit<CleanupRun, "id" | "host" | "startedBy">;

/**
 * Carries the rules out. Never throws for what an engine does: what went wrong with an object stands in its outcome, with a kind in that
 * kind's `error`, and the other kinds go on. Kinds go in an order in which each frees objects of the next, and are read when their turn
 * comes: a container frees its networks, volumes and image, an image its build cache.
 */
export async function runCleanup(options: CleanupOptions): Promise<CleanupResult> {
  const { engine, rules, clock = () => new Date(), atOnce = 4, signal } = options;
  const freeBytes = () => options.freeBytes?.().catch(() => null) ?? null;
  const outcomes: Outcome[] = [];
  const emit = (outcome: Outcome) => outcomes.push(outcome);

  const startedAt = clock().toISOString();
  const freeBytesBefore = await freeBytes();
  const kinds: CleanupResult["kinds"] = {};
  let reportedBytes: number | null = null;
  for (const [kind, clean] of stepsOf(rules)) {
    let error: KindResult["error"] = null;
    try {
      if (signal?.aborted) throw new DomainError("stopping");
      const run: Run = { engine, emit, atOnce, nowMs: () => clock().getTime(), signal };
      reportedBytes = (await clean(run)) ?? reportedBytes;
    } catch (thrown) {
      error = reportOf(thrown);
      if (!(thrown instanceof EngineError || thrown instanceof DomainError)) options.onDefect?.(thrown);
    }
    kinds[kind] = tally(
      outcomes.filter((outcome) => outcome.kind === kind),
      error,
    );
  }
  return {
    rules,
    startedAt,
    finishedAt: clock().toISOString(),
    state: stateOf(Object.values(kinds)),
    outcomes,
    kinds,
    removedBytes: removedBytesOf(outcomes),
    reportedBytes,
    freeBytesBefore,
    freeBytesAfter: await freeBytes(),
  };
}

type Step = readonly [ObjectKind, (run: Run) => Promise<number | void>];

/** The selected kinds in order. A step answers the bytes that the engine itself reports, where it does. */
function stepsOf({ containers, networks, volumes, images, buildCache }: Rules): Step[] {
  const steps: Step[] = [];
  const step = (...[kind, clean]: Step) => steps.push([kind, clean]);
  if (containers) step("containers", (run) => cleanContainers(containers, run));
  if (networks) step("networks", cleanNetworks);
  if (volumes) step("volumes", (run) => cleanVolumes(volumes === true ? "anonymous" : volumes, run));
  let taken: SharedWithImages | null = null;
  if (images) {
    step("images", async (run) => {
      if (buildCache) taken = { before: await readRecords(run), ownPart: null };
      const ownPart = await cleanImages(images === true ? "dangling" : images, run);
      if (taken) taken = { ...taken, ownPart };
    });
  }
  if (buildCache) {
    step("buildCache", (run) => cleanBuildCache(buildCache === true ? "unused" : buildCache, run, taken));
  }
  return steps;
}

function tally(outcomes: Outcome[], error: KindResult["error"]): KindResult {
  const count = (what: Outcome["outcome"]) => outcomes.filter(({ outcome }) => outcome === what).length;
  return {
    removed: count("removed"),
    kept: count("kept"),
    failed: count("failed"),
    bytes: removedBytesOf(outcomes),
    error,
  };
}

function removedBytesOf(outcomes: Outcome[]): number | null {
  return knownSum(outcomes.filter(({ outcome }) => outcome === "removed").map(({ bytes }) => bytes));
}

function stateOf(kinds: KindResult[]): CleanupResult["state"] {
  const failed = kinds.some((kind) => kind.failed > 0 || kind.error !== null);
  if (!failed) return "finished";
  return kinds.some((kind) => kind.removed > 0) ? "partly" : "failed";
}
