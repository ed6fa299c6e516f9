import type { NewRun, RunEnd } from "@dunnage/api";
import {
  type CleanupRun,
  type KindResult,
  ObjectKind,
  type Outcome,
  type RunProgress,
  type RunSummary,
} from "@dunnage/api/schemas";
import { until } from "./until.ts";

/** Watchers are told what is new at most this often. */
const TELL_EVERY_MS = 100;

/** A run as far as it is known, told to any number of watchers: each takes what it has not seen when it is ready for more. */
export class Progress {
  #summary: RunSummary;
  #outcomes: Outcome[];
  #change = Promise.withResolvers<void>();
  #telling: NodeJS.Timeout | null = null;

  constructor({ outcomes, ...summary }: CleanupRun) {
    this.#summary = summary;
    this.#outcomes = outcomes;
  }

  get summary(): RunSummary {
    return this.#summary;
  }

  get outcomes(): readonly Outcome[] {
    return this.#outcomes;
  }

  get run(): CleanupRun {
    return { ...this.#summary, outcomes: [...this.#outcomes] };
  }

  add(outcome: Outcome): void {
    this.#outcomes.push(outcome);
    this.#summary = counted(this.#summary, outcome);
    this.#telling ??= setTimeout(() => this.#tell(), TELL_EVERY_MS);
  }

  /** Takes over what somebody else knows of the same run. */
  replace({ outcomes, ...summary }: CleanupRun): void {
    if (outcomes.length === this.#outcomes.length && summary.state === this.#summary.state) return;
    this.#summary = summary;
    this.#outcomes = outcomes;
    this.#tell();
  }

  end({ state, finishedAt, errors, reportedBytes, freeBytesAfter }: RunEnd): void {
    const kinds = { ...this.#summary.kinds };
    for (const kind of ObjectKind.options) {
      const result = kinds[kind];
      if (result) kinds[kind] = { ...result, error: errors[kind] ?? null };
    }
    this.#summary = { ...this.#summary, state, finishedAt, kinds, reportedBytes, freeBytesAfter };
    this.#tell();
  }

  /** What is known beyond the first `seen` outcomes, then what is new, until the run has ended or `signal` says so. */
  async *watch(seen: number, signal?: AbortSignal): AsyncGenerator<RunProgress> {
    for (;;) {
      if (signal?.aborted) return;
      const change = this.#change.promise;
      const run = this.#summary;
      const outcomes = this.#outcomes.slice(seen);
      seen += outcomes.length;
      yield { run, outcomes };
      if (run.state !== "running") return;
      await until(change, signal);
    }
  }

  #tell(): void {
    if (this.#telling) clearTimeout(this.#telling);
    this.#telling = null;
    this.#change.resolve();
    this.#change = Promise.withResolvers();
  }
}

/** The summary with one more outcome in it. */
function counted(run: RunSummary, { kind, outcome, bytes }: Outcome): RunSummary {
  const before = run.kinds[kind] ?? nothingOf(0);
  const after = { ...before, [outcome]: before[outcome] + 1 };
  const removedBefore = Object.values(run.kinds).reduce((sum, { removed }) => sum + removed, 0);
  if (outcome !== "removed") return { ...run, kinds: { ...run.kinds, [kind]: after }, done: run.done + 1 };
  return {
    ...run,
    done: run.done + 1,
    kinds: { ...run.kinds, [kind]: { ...after, bytes: plus(before.bytes, bytes, before.removed) } },
    removedBytes: plus(run.removedBytes, bytes, removedBefore),
  };
}

/** Bytes of the removed: what is not known does not count, and is not 0 either where nothing else is known. */
function plus(known: number | null, bytes: number | null, removedBefore: number): number | null {
  if (bytes !== null) return (known ?? 0) + bytes;
  return removedBefore === 0 ? null : known;
}

function nothingOf(planned: number): KindResult {
  return { planned, removed: 0, kept: 0, failed: 0, unknown: 0, bytes: 0, error: null };
}

/** A run at its beginning. */
export function begun({ plannedByKind, ...run }: NewRun): CleanupRun {
  const kinds: RunSummary["kinds"] = {};
  for (const kind of ObjectKind.options) {
    const planned = plannedByKind[kind];
    if (planned) kinds[kind] = nothingOf(planned);
  }
  return {
    ...run,
    finishedAt: null,
    state: "running",
    kinds,
    done: 0,
    removedBytes: 0,
    reportedBytes: null,
    freeBytesAfter: null,
    outcomes: [],
  };
}
