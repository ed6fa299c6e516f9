import { z } from "zod";
import { NewProtection, Protection, ProtectionInput } from "../schemas/protection.ts";
import { actorOf, operator, router, viewer } from "../trpc.ts";

export const protections = router({
  /** Of every host, newest first. */
  list: viewer.output(z.array(Protection)).query(({ ctx }) => ctx.protections.list()),

  /** Counts from this moment on: for a run that is under way too. Errors: `host_not_found` (404). */
  add: operator
    .input(NewProtection)
    .output(Protection)
    .mutation(({ ctx, input }) => ctx.protections.add(input, actorOf(ctx))),

  /** Errors: `protection_not_found` (404). Answers what it was, so that it can be set again. */
  remove: operator
    .input(ProtectionInput)
    .output(Protection)
    .mutation(({ ctx, input }) => ctx.protections.remove(input.id)),
});
