import { z } from "zod";
import { RunSummary } from "./cleanup.ts";
import { Bytes, GivenName, HostRef, HttpAddress, Instant } from "./primitives.ts";

/** What a webhook can be told. */
export const WebhookEvent = z.enum([
  /** A clean-up ended, and nothing of it failed. */
  "run.finished",
  /** A clean-up ended as `partly`, `failed` or `interrupted`. */
  "run.failed",
  /** A host's disk has fewer free bytes than the webhook asks for. Told once, until it has more again. */
  "disk.low",
]);
export type WebhookEvent = z.infer<typeof WebhookEvent>;

export const NewWebhook = z.strictObject({
  name: GivenName,
  /** Where to it is posted. */
  url: HttpAddress,
  events: z
    .array(WebhookEvent)
    .min(1, "Choose at least one event.")
    .max(WebhookEvent.options.length)
    .refine((events) => new Set(events).size === events.length, "Name each event once."),
  /** For `disk.low`: how many free bytes are too few. `null`: as the settings say. */
  freeBytesBelow: Bytes.min(1, "Say how many free bytes are too few.").nullable(),
});
export type NewWebhook = z.infer<typeof NewWebhook>;

export const WebhookFailureCode = z.enum([
  /** It answered with a status that does not mean taken. `detail`: the status. */
  "status",
  /** It leads elsewhere, where Dunnage does not follow. `detail`: the status. */
  "redirected",
  /** `detail`: after how many seconds. */
  "timed_out",
  /** No connection. `detail`: the system's code, where there is one. */
  "unreachable",
  /** Its secret was sealed under another DUNNAGE_SECRET. */
  "secret_unreadable",
]);

/** Why a delivery was not taken, for words in the reader's language. `detail` is never a sentence. */
export const WebhookFailure = z.object({ code: WebhookFailureCode, detail: z.string().nullable() });
export type WebhookFailure = z.infer<typeof WebhookFailure>;

/** How telling a webhook went. */
export const WebhookDelivery = z.object({
  id: z.string(),
  event: z.union([WebhookEvent, z.literal("test")]),
  createdAt: Instant,
  attempts: z.number().int().nonnegative(),
  /** When it was taken; `null` as long as it was not. */
  deliveredAt: Instant.nullable(),
  /** Why the last attempt failed, in English; `null` if none did. */
  problem: z.string().nullable(),
  /** The same as a code; `null` also for what failed before Dunnage kept one. */
  failure: WebhookFailure.nullable(),
  /** When it is tried again; `null` once it was taken or given up. */
  nextAttemptAt: Instant.nullable(),
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

/** An address that is told what happens. Its secret is told once, when it is made. */
export const Webhook = z.object({
  name: z.string(),
  url: z.string(),
  events: z.array(WebhookEvent),
  freeBytesBelow: Bytes.nullable(),
  id: z.string(),
  createdBy: z.object({ id: z.string(), name: z.string() }),
  createdAt: Instant,
  lastDelivery: WebhookDelivery.nullable(),
});
export type Webhook = z.infer<typeof Webhook>;

export const WebhookInput = z.strictObject({ id: z.uuid() });

/** `secret`: what deliveries are signed with (https://www.standardwebhooks.com). It cannot be read again. */
export const AddedWebhook = z.object({ webhook: Webhook, secret: z.string() });
export type AddedWebhook = z.infer<typeof AddedWebhook>;

/** What is posted: JSON, with the headers `webhook-id`, `webhook-timestamp` and `webhook-signature`. */
export const WebhookMessage = z.discriminatedUnion("type", [
  z.object({
    type: z.enum(["run.finished", "run.failed"]),
    timestamp: Instant,
    data: z.object({
      run: RunSummary.omit({ startedFrom: true }),
      /** The run's page. */
      url: z.string(),
    }),
  }),
  z.object({
    type: z.literal("disk.low"),
    timestamp: Instant,
    data: z.object({
      host: HostRef,
      freeBytes: Bytes,
      totalBytes: Bytes,
      freeBytesBelow: Bytes,
      /** Dunnage's page of the host. */
      url: z.string(),
    }),
  }),
  z.object({
    type: z.literal("test"),
    timestamp: Instant,
    data: z.object({ webhook: z.string(), url: z.string() }),
  }),
]);
export type WebhookMessage = z.infer<typeof WebhookMessage>;
