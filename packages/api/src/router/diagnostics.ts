import { EngineCalls } from "../schemas/diagnostics.ts";
import { HostInput } from "../schemas/primitives.ts";
import { administrator, router } from "../trpc.ts";

/** What Dunnage counts of itself. */
export const diagnostics = router({
  /** What the host's engine was asked since the server started, the dearest first. Asks the engine for nothing. */
  engineCalls: administrator
    .input(HostInput.optional())
    .output(EngineCalls)
    .query(({ ctx, input }) => ctx.diagnostics.engineCalls(ctx.hosts.get(input?.host).ref)),
});
