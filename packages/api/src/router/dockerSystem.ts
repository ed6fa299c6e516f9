import { type TrackedEnvelope, tracked } from "@trpc/server";
import { asMade, atOnce } from "../atOnce.ts";
import { CleanupInput, CleanupRun } from "../schemas/cleanup.ts";
import { DiskUsage, UsageInput } from "../schemas/diskUsage.ts";
import { HostChange, WatchInput } from "../schemas/hostChange.ts";
import { DiskInput, HostDisk } from "../schemas/hostDisk.ts";
import { ImageLayers, LayersInput } from "../schemas/imageLayers.ts";
import { ObjectHistory, ObjectHistoryInput } from "../schemas/objectHistory.ts";
import { CleanupPlan, PreviewInput } from "../schemas/plan.ts";
import { HostInput } from "../schemas/primitives.ts";
import { SystemInfo } from "../schemas/systemInfo.ts";
import { StatsInput, SystemStats } from "../schemas/systemStats.ts";
import { HistoryInput, UsageHistory } from "../schemas/usageHistory.ts";
import { actorOf, operator, router, viewer } from "../trpc.ts";
import { yielding } from "../yielding.ts";

const WEEK_MS = 7 * 86_400_000;

/** A host: what it is, where its disk went, what a clean-up would take, and the clean-up. */
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

  /**
   * Every object with its bytes, who holds whom, and what each compose project takes. Measures, so it may take as long as `docker system df -v`; with
   * `known` it does not where the host has been read before.
   */
  usage: viewer
    .input(UsageInput.optional())
    .output(asMade(DiskUsage))
    .query(({ ctx, input, signal }) =>
      ctx.hosts
        .get(input?.host)
        .usage({ refresh: input?.refresh ?? false, known: input?.known ?? false, signal }),
    ),

  /** Every layer of one image from the bottom up, with its bytes and the images that have it too. From the host's last reading, where there is one. */
  layers: viewer
    .input(LayersInput)
    .output(ImageLayers)
    .query(({ ctx, input, signal }) =>
      ctx.hosts.get(input.host).layers(input.image, { refresh: false, known: true, signal }),
    ),

  /**
   * The whole file system under the engine's root folder: Docker's part by kind, log files, free bytes and what nothing explains. Answers with what is
   * known: ask again while `measuring`. Where it cannot be seen, `unseen` says why.
   */
  disk: viewer
    .input(DiskInput.optional())
    .output(HostDisk)
    .query(({ ctx, input }) => ctx.hosts.get(input?.host).disk({ refresh: input?.refresh ?? false })),
  /** What took the disk up to now, how fast that grows, and when the disk is full at this pace. From samples that are there: the engine is not asked. */
  history: viewer
    .input(HistoryInput.optional())
    .output(atOnce(UsageHistory))
    .query(({ ctx, input }) => ctx.hosts.get(input?.host).history({ sinceMs: input?.sinceMs ?? WEEK_MS })),

  /** What one object took up to now, and how fast that grows. From samples that are there: the engine is not asked. */
  objectHistory: viewer
    .input(ObjectHistoryInput)
    .output(ObjectHistory)
    .query(({ ctx, input: { host, key, sinceMs = WEEK_MS } }) =>
      ctx.hosts.get(host).objectHistory({ key, sinceMs }),
    ),

  /** Exactly what the rules would take, and why everything else stays. Changes nothing on the host. */
  preview: operator
    .meta({ role: "operator", audited: false })
    .input(PreviewInput)
    .output(asMade(CleanupPlan))
    .mutation(({ ctx, input, signal }) => ctx.cleanups.preview(input, actorOf(ctx), signal)),

  /** Removes what a plan has, or what the rules take now, each object by itself and never by force, and says of each what became of it. */
  cleanup: operator
    .input(CleanupInput)
    .output(atOnce(CleanupRun))
    .mutation(({ ctx, input }) => ctx.cleanups.run(input, actorOf(ctx))),

  /** What the host is now, then again whenever that changes, for as long as one watches. After a broken connection it goes on with what is so then. */
  watch: viewer
    .input(WatchInput.optional())
    .output(yielding(HostChange))
    .subscription(async function* ({ ctx, input, signal }): AsyncGenerator<TrackedEnvelope<HostChange>> {
      const host = ctx.hosts.get(input?.host);
      for await (const { id, change } of host.watch(input?.lastEventId ?? null, signal))
        yield tracked(id, change);
    }),
});
