import { z } from "zod";
import { NewRegistry, Registry } from "../schemas/registry.ts";
import { administrator, router, viewer } from "../trpc.ts";

/** Registries that people here pull from. */
export const registries = router({
  /** Those that people here pull from, by name. */
  list: viewer.output(z.array(Registry)).query(({ ctx }) => ctx.registries.list()),

  /** Makes one known. Errors: `registry_exists` (409) when the address is there already. */
  add: administrator
    .input(NewRegistry)
    .output(Registry)
    .mutation(({ ctx, input }) => ctx.registries.add(input)),

  /** Forgets one; nothing changes in the registry itself. Errors: `registry_not_found` (404). */
  remove: administrator
    .input(z.strictObject({ id: z.uuid() }))
    .output(z.object({ id: z.string() }))
    .mutation(async ({ ctx, input }) => {
      await ctx.registries.remove(input.id);
      return { id: input.id };
    }),
});
