import { NewWebhook } from "@dunnage/api/schemas";
import type { Check } from "../../shared/ui/useCheckedForm.ts";

const webhookFields = ["name", "url", "events", "freeBytesBelow"] as const;
type WebhookField = (typeof webhookFields)[number];
export type WebhookProblems = Partial<Record<WebhookField, true>>;

/** The fields that the contract's own schema refuses. What is wrong with each is said in the reader's language, not the schema's. */
export function webhookProblems(input: typeof NewWebhook._input): WebhookProblems {
  const found: WebhookProblems = {};
  for (const { path } of NewWebhook.safeParse(input).error?.issues ?? []) {
    const field = webhookFields.find((name) => name === path[0]);
    if (field) found[field] = true;
  }
  return found;
}

export const webhookCheck: Check<WebhookField, typeof NewWebhook._input> = {
  fields: webhookFields,
  problemsOf: webhookProblems,
};
