import { type Actor, DomainError, type Hosts, type WebhookStore, type Webhooks } from "@dunnage/api";
import type {
  AddedWebhook,
  NewWebhook,
  RunState,
  RunSummary,
  SettingValues,
  Webhook,
  WebhookDelivery,
  WebhookEvent,
  WebhookMessage,
} from "@dunnage/api/schemas";
import type { Logger } from "pino";
import type { Clock } from "../clock.ts";
import { tooFewBytes } from "../settings/lowDisk.ts";
import { sleep } from "../sleep.ts";
import { Courier } from "./courier.ts";
import { newSecret } from "./post.ts";

/** How often disks are looked at, if a webhook asks for it: the engine's `/info`, which whoever watches the host asks for too. */
const LOOK_EVERY_MS = 60_000;
/** A disk counts as having room again only above what was asked for by this, so that one at the edge is not told of again and again. */
const ROOM_AGAIN = 1.05;

const MANY = 1000;

export interface WebhooksParts {
  store: WebhookStore;
  hosts: Hosts;
  /** For webhooks that name no number of their own. */
  settings: () => Promise<Pick<SettingValues, "lowFreeBytes" | "lowFreePercent">>;
  /** Where people reach Dunnage. */
  publicUrl: URL;
  clock: Clock;
  log: Logger;
}

/** Tells addresses that administrators gave what happens: clean-ups that end, disks that fill. */
export class ServerWebhooks implements Webhooks {
  readonly #parts: WebhooksParts;
  readonly #courier: Courier;
  readonly #stopping = new AbortController();
  /** Aborted when disks are to be looked at before their time. */
  #look = new AbortController();
  #watching: Promise<void> = Promise.resolve();
  readonly #queuing = new Set<Promise<void>>();

  constructor(parts: WebhooksParts) {
    this.#parts = parts;
    this.#courier = new Courier(parts);
  }

  start(): void {
    this.#courier.start();
    this.#watching = this.#watchDisks();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([this.#watching, ...this.#queuing]);
    await this.#courier.stop();
  }

  list(): Promise<Webhook[]> {
    return this.#parts.store.list();
  }

  async add(added: NewWebhook, { user }: Actor): Promise<AddedWebhook> {
    const { store, clock } = this.#parts;
    const createdAt = clock.instant().toISOString();
    const webhook = { ...added, id: crypto.randomUUID(), createdBy: user, createdAt };
    const secret = newSecret();
    await store.add(webhook, secret);
    this.#look.abort();
    return { webhook: { ...webhook, lastDelivery: null }, secret };
  }

  async remove(id: string): Promise<void> {
    if (!(await this.#parts.store.remove(id))) throw new DomainError("webhook_not_found", id);
  }

  /** Looks at the disks before their time. */
  lookSoon(): void {
    this.#look.abort();
  }

  async test(id: string): Promise<WebhookDelivery> {
    const { store, clock } = this.#parts;
    const webhook = (await store.list()).find((one) => one.id === id);
    if (!webhook) throw new DomainError("webhook_not_found", id);
    const data = { webhook: webhook.name, url: this.#page("/") };
    const delivery = await this.#queue(webhook, { type: "test", timestamp: this.#now(), data });
    const due = await store.due(clock.instant().toISOString(), MANY);
    const its = due.find((one) => one.id === delivery);
    // Whoever else delivered it meanwhile has written down what came of it.
    const result = its ? await this.#courier.deliver(its) : await store.delivery(delivery);
    if (!result) throw new DomainError("webhook_not_found", id);
    // Once: who asks for it sees how it went, and asks again.
    if (result.nextAttemptAt !== null) await store.settle(delivery, { ...result, nextAttemptAt: null });
    return { ...result, nextAttemptAt: null };
  }

  /** Tells whoever wants to know, in its own time. Never throws. */
  runEnded(run: RunSummary): void {
    const type = EVENT_OF[run.state];
    if (type === null) return;
    const { startedFrom: _, ...told } = run;
    const data = { run: told, url: this.#page(`/runs/${run.id}`) };
    this.#tell(type, { type, timestamp: this.#now(), data });
  }

  #tell(event: WebhookEvent, message: WebhookMessage): void {
    const { store, log } = this.#parts;
    const queue = async () => {
      for (const webhook of await store.list())
        if (webhook.events.includes(event)) await this.#queue(webhook, message);
      this.#courier.soon();
    };
    const queuing = queue()
      .catch((error: unknown) => log.error({ err: error, event }, "webhooks will not hear of this"))
      .finally(() => this.#queuing.delete(queuing));
    this.#queuing.add(queuing);
  }

  /** Answers the delivery's id. */
  async #queue({ id: webhook }: Pick<Webhook, "id">, message: WebhookMessage): Promise<string> {
    const id = crypto.randomUUID();
    const { type: event, timestamp: createdAt } = message;
    await this.#parts.store.queue({ id, webhook, event, body: JSON.stringify(message), createdAt });
    return id;
  }

  async #watchDisks(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      this.#look = new AbortController();
      await this.#lookAtDisks().catch((error: unknown) =>
        this.#parts.log.debug({ err: error }, "disks were not looked at"),
      );
      await sleep(LOOK_EVERY_MS, AbortSignal.any([signal, this.#look.signal]));
    }
  }

  async #lookAtDisks(): Promise<void> {
    const { store, hosts, settings } = this.#parts;
    const wanted = (await store.list()).filter(({ events }) => events.includes("disk.low"));
    if (wanted.length === 0) return;
    const set = await settings();
    for (const ref of hosts.list()) {
      const { storage } = await hosts.get(ref.id).info();
      const { freeBytes, totalBytes } = storage;
      if (freeBytes === null || totalBytes === null) continue;
      for (const webhook of wanted) {
        const below = webhook.freeBytesBelow ?? tooFewBytes(set, totalBytes) ?? 0;
        if (freeBytes >= below * ROOM_AGAIN) await store.setLow(webhook.id, ref.id, false);
        if (freeBytes >= below || !(await store.setLow(webhook.id, ref.id, true))) continue;
        const data = { host: ref, freeBytes, totalBytes, freeBytesBelow: below, url: this.#page("/") };
        await this.#queue(webhook, { type: "disk.low", timestamp: this.#now(), data });
        this.#courier.soon();
      }
    }
  }

  #page(path: string): string {
    return new URL(path, this.#parts.publicUrl).href;
  }

  #now(): string {
    return this.#parts.clock.instant().toISOString();
  }
}

const EVENT_OF: Record<RunState, "run.finished" | "run.failed" | null> = {
  running: null,
  finished: "run.finished",
  cancelled: "run.finished",
  partly: "run.failed",
  failed: "run.failed",
  interrupted: "run.failed",
};
