import { z } from "zod";
import { NewRegistry, Registry } from "../schemas/registry.ts";
import { administrator, router, viewer } from "../trpc.ts";

export const registries = router({
  list: viewer.output(z.array(Registry)).query(({ ctx }) => ctx.registries.list()),

  /** Errors: `registry_exists` (409) when the address is there already. */
  add: administrator
    .input(NewRegistry)
    .output(Registry)
    .mutation(({ ctx, input }) => ctx.registries.add(input)),

  /** Errors: `registry_not_found` (404). */
  remove: administrator
    .input(z.strictObject({ id: z.uuid() }))
    .output(z.object({ id: z.string() }))
    .mutation(async ({ ctx, input }) => {
      await ctx.registries.remove(input.id);
      return { id: input.id };
    }),
});
