import { CleanupInput, CleanupRun } from "../schemas/cleanup.ts";
import { HostInput } from "../schemas/primitives.ts";
import { SystemInfo } from "../schemas/systemInfo.ts";
import { StatsInput, SystemStats } from "../schemas/systemStats.ts";
import { operator, router, viewer } from "../trpc.ts";

export const dockerSystem = router({
  /** What the host and its engine are. Cheap: answers or fails within 5 s. */
  info: viewer
    .input(HostInput.optional())
    .output(SystemInfo)
    .query(({ ctx, input }) => ctx.hosts.get(input?.host).info()),

  /** Counts at once, bytes per kind as they are measured (`null` until then): ask again while `measurements.*.measuring`. */
  stats: viewer
    .input(StatsInput.optional())
    .output(SystemStats)
    .query(({ ctx, input }) => ctx.hosts.get(input?.host).stats({ refresh: input?.refresh ?? false })),

  /** Removes what the rules select, each object by itself and never by force, and says of each what became of it. */
  cleanup: operator
    .input(CleanupInput)
    .output(CleanupRun)
    .mutation(({ ctx, input: { host, ...rules } }) => ctx.hosts.get(host).cleanup(rules, ctx.session.user)),
});
