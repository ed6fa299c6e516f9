import { z } from "zod";
import { AddedWebhook, NewWebhook, Webhook, WebhookDelivery, WebhookInput } from "../schemas/webhook.ts";
import { actorOf, administrator, router } from "../trpc.ts";

export const webhooks = router({
  /** Newest first. */
  list: administrator.output(z.array(Webhook)).query(({ ctx }) => ctx.webhooks.list()),

  /** From now on it is told of these events. */
  add: administrator
    .input(NewWebhook)
    .output(AddedWebhook)
    .mutation(({ ctx, input }) => ctx.webhooks.add(input, actorOf(ctx))),

  /** What waits to be delivered is dropped. Errors: `webhook_not_found` (404). */
  remove: administrator
    .input(WebhookInput)
    .output(z.object({ id: z.string() }))
    .mutation(async ({ ctx, input }) => {
      await ctx.webhooks.remove(input.id);
      return { id: input.id };
    }),

  /** Posts a `test` now, once, and says how that went. Errors: `webhook_not_found` (404). */
  test: administrator
    .input(WebhookInput)
    .output(WebhookDelivery)
    .mutation(({ ctx, input }) => ctx.webhooks.test(input.id)),
});
