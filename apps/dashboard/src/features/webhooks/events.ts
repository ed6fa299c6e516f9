import type { WebhookEvent } from "../../shared/trpc/types.ts";

/** In the order in which they are offered. */
export const webhookEvents = ["run.finished", "run.failed", "disk.low"] as const satisfies WebhookEvent[];
