import type { RunEnd } from "@dunnage/api";
import type { CleanupRun, Outcome, RunProgress, RunSummary } from "@dunnage/api/schemas";
import { withEnd, withOutcome } from "@dunnage/cleanup";
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
    this.#summary = withOutcome(this.#summary, outcome);
    this.#telling ??= setTimeout(() => this.#tell(), TELL_EVERY_MS);
  }

  /** Takes over what somebody else knows of the same run. */
  replace({ outcomes, ...summary }: CleanupRun): void {
    if (outcomes.length === this.#outcomes.length && summary.state === this.#summary.state) return;
    this.#summary = summary;
    this.#outcomes = outcomes;
    this.#tell();
  }

  end(end: RunEnd): void {
    this.#summary = withEnd(this.#summary, end);
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
