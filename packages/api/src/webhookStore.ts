import type { Webhook, WebhookDelivery } from "./schemas/webhook.ts";

// What is asked of a database for webhooks; see stores.ts.

/** A delivery whose time has come. */
export interface DueDelivery {
  id: string;
  webhook: string;
  url: string;
  /** `null` if it was sealed with another secret of Dunnage's. */
  secret: string | null;
  /** What is posted, as it is signed. */
  body: string;
  attempts: number;
}

export interface WebhookStore {
  /** Newest first. */
  list(): Promise<Webhook[]>;
  add(webhook: Omit<Webhook, "lastDelivery">, secret: string): Promise<void>;
  /** With its deliveries. Answers whether there was one. */
  remove(id: string): Promise<boolean>;
  /** To be tried from `nextAttemptAt` on. Nothing happens if its webhook is gone. */
  queue(delivery: {
    id: string;
    webhook: string;
    event: WebhookDelivery["event"];
    body: string;
    createdAt: string;
  }): Promise<void>;
  /** The earliest ones whose time has come at `at`. */
  due(at: string, limit: number): Promise<DueDelivery[]>;
  /** Takes a delivery for an attempt: nobody else gets it before `until`. Answers whether it was there to be taken. Of two calls at once, one takes it. */
  take(delivery: Pick<DueDelivery, "id" | "attempts">, until: string): Promise<boolean>;
  /** What came of an attempt. */
  settle(
    id: string,
    result: Pick<WebhookDelivery, "deliveredAt" | "problem" | "failure" | "nextAttemptAt">,
  ): Promise<void>;
  /** `null` if there is none. */
  delivery(id: string): Promise<WebhookDelivery | null>;
  /** When the next one is due; `null` if none waits. */
  nextDueAt(): Promise<string | null>;
  /** Whether this webhook has been told of a host's low disk; answers whether that changed anything, so that of two servers one tells. */
  setLow(id: string, host: string, low: boolean): Promise<boolean>;
  /** Forgets what was settled and is older than `at`. */
  deleteSettled(at: string): Promise<void>;
}
