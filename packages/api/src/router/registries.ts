import { z } from "zod";
import { NewRegistry, Registry, RegistryChange, RegistryInput } from "../schemas/registry.ts";
import { administrator, router, viewer } from "../trpc.ts";

/** Registries that people here pull from. */
export const registries = router({
  /** Those that people here pull from, by name. */
  list: viewer.output(z.array(Registry)).query(({ ctx }) => ctx.registries.list()),

  /** Makes one known. Errors: `registry_exists` (409) when the address is there already. */
  add: administrator
    .meta({ role: "administrator", audited: "withoutCredentials" })
    .input(NewRegistry)
    .output(Registry)
    .mutation(({ ctx, input }) => ctx.registries.add(input)),

  /** Changes what is named. Errors: `registry_not_found` (404), `registry_exists` (409). */
  update: administrator
    .meta({ role: "administrator", audited: "withoutCredentials" })
    .input(RegistryChange)
    .output(Registry)
    .mutation(({ ctx, input }) => ctx.registries.update(input)),

  /** Asks it for `/v2/` now, with its credentials, and says how that went. Errors: `registry_not_found` (404). */
  check: administrator
    .input(RegistryInput)
    .output(Registry)
    .mutation(({ ctx, input }) => ctx.registries.check(input.id)),

  /** Forgets one with its credentials; nothing changes in the registry itself. Errors: `registry_not_found` (404). */
  remove: administrator
    .input(RegistryInput)
    .output(z.object({ id: z.string() }))
    .mutation(async ({ ctx, input }) => {
      await ctx.registries.remove(input.id);
      return { id: input.id };
    }),
});
