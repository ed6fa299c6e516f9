import { z } from "zod";
import { NewProtection, Protection, ProtectionInput } from "../schemas/protection.ts";
import { actorOf, operator, router, viewer } from "../trpc.ts";

/** What no clean-up takes. */
export const protections = router({
  /** What is to be kept, on every host, newest first. */
  list: viewer.output(z.array(Protection)).query(({ ctx }) => ctx.protections.list()),

  /** Keeps what it names from this moment on, from a run that is under way too. Errors: `host_not_found` (404). */
  add: operator
    .input(NewProtection)
    .output(Protection)
    .mutation(({ ctx, input }) => ctx.protections.add(input, actorOf(ctx))),

  /** Lifts a protection. Answers what it was, so that it can be set again. Errors: `protection_not_found` (404). */
  remove: operator
    .input(ProtectionInput)
    .output(Protection)
    .mutation(({ ctx, input }) => ctx.protections.remove(input.id)),
});
