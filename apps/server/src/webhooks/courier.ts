import type { DueDelivery, WebhookStore } from "@dunnage/api";
import type { WebhookDelivery, WebhookFailure } from "@dunnage/api/schemas";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import { sleep } from "../sleep.ts";
import { failureWords } from "./failureWords.ts";
import { post } from "./post.ts";

/** From one attempt to the next; then it is given up, after about three days. As https://www.standardwebhooks.com advises. */
const PAUSES_MS = [5e3, 300e3, 1800e3, 7200e3, 18_000e3, 36_000e3, 50_400e3, 72_000e3, 86_400e3];

/** Another server takes a delivery over if the one that took it has not told its end after so long. */
const TAKEN_FOR_MS = 60_000;
/** Other servers on the same database may queue something too. */
const LOOK_EVERY_MS = 60_000;
const AT_ONCE = 8;
/** What was settled is kept for so long. */
const KEPT_FOR_MS = 30 * 86_400_000;

const SEALED: WebhookFailure = { code: "secret_unreadable", detail: null };

export interface CourierParts {
  store: WebhookStore;
  clock: Clock;
  log: Logger;
}

/** Delivers what is queued, again and again until it is taken or given up, over restarts too. */
export class Courier {
  readonly #parts: CourierParts;
  readonly #stopping = new AbortController();
  #reason = new AbortController();
  #work: Promise<void> = Promise.resolve();
  #troubled = false;

  constructor(parts: CourierParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#work = this.#deliverAgain();
  }

  /** What is under way is broken off, and tried again by the server that starts next. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#work;
  }

  /** Something was queued. */
  soon(): void {
    this.#reason.abort();
  }

  /** One attempt, now. Answers what came of it. */
  async deliver(due: DueDelivery): Promise<WebhookDelivery | null> {
    const { store, clock } = this.#parts;
    const at = clock.instant();
    if (!(await store.take(due, after(at, TAKEN_FOR_MS)))) return store.delivery(due.id);
    const { id, url, secret, body } = due;
    const { signal } = this.#stopping;
    const failure = secret === null ? SEALED : await post({ id, url, secret, body, at, signal });
    if (signal.aborted && failure !== null) return null;
    const problem = failure && failureWords(failure);
    const pauseMs = PAUSES_MS[due.attempts];
    const now = clock.instant();
    await store.settle(id, {
      deliveredAt: failure === null ? now.toISOString() : null,
      problem,
      failure,
      nextAttemptAt: failure === null || pauseMs === undefined ? null : after(now, pauseMs),
    });
    if (problem !== null && pauseMs === undefined)
      this.#parts.log.warn({ webhook: due.webhook, delivery: id, problem }, "telling a webhook was given up");
    return store.delivery(id);
  }

  async #deliverAgain(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      this.#reason = new AbortController();
      const restMs = await this.#deliverDue();
      await sleep(restMs, AbortSignal.any([signal, this.#reason.signal]));
    }
  }

  /** Answers how long to rest. */
  async #deliverDue(): Promise<number> {
    const { store, clock, log } = this.#parts;
    try {
      const at = clock.instant();
      const due = await store.due(at.toISOString(), AT_ONCE);
      await Promise.all(due.map((one) => this.deliver(one)));
      if (due.length === 0) await store.deleteSettled(after(at, -KEPT_FOR_MS));
      const next = await store.nextDueAt();
      this.#troubled = false;
      const restMs = next === null ? LOOK_EVERY_MS : Date.parse(next) - clock.instant().getTime();
      return Math.min(Math.max(restMs, 0), LOOK_EVERY_MS);
    } catch (error) {
      if (!this.#troubled) log.warn({ err: error }, "webhooks could not be told");
      this.#troubled = true;
      return LOOK_EVERY_MS;
    }
  }
}

const after = (at: Date, ms: number) => new Date(at.getTime() + ms).toISOString();
