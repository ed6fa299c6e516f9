import { type TrackedEnvelope, tracked } from "@trpc/server";
// Without it the declarations of a tracked subscription cannot be written (TS2883).
// oxlint-disable-next-line unicorn/require-module-specifiers, import/no-empty-named-blocks
import type {} from "@trpc/server/unstable-core-do-not-import";
import { z } from "zod";
import { atOnce } from "../atOnce.ts";
import {
  CleanupRun,
  ExportedFile,
  ExportInput,
  Receipt,
  ReceiptInput,
  RunInput,
  RunList,
  RunListInput,
  RunProgress,
  RunSummary,
} from "../schemas/cleanup.ts";
import { CleanupPlan } from "../schemas/plan.ts";
import { operator, router, viewer } from "../trpc.ts";
import { yielding } from "../yielding.ts";

/** Clean-ups that run or have run, and their receipts. Errors: `run_not_found` (404) for an id that is no run's. */
export const runs = router({
  /** The history, newest first. */
  list: viewer
    .input(RunListInput.optional())
    .output(RunList)
    .query(({ ctx, input }) => ctx.runs.list(input ?? {})),

  /** One run with the outcome of each object: its receipt, once it has ended. */
  get: viewer
    .input(RunInput)
    .output(atOnce(CleanupRun))
    .query(({ ctx, input }) => ctx.runs.get(input.id)),

  /** The plan that it carries out, as it was shown. */
  plan: viewer
    .input(RunInput)
    .output(atOnce(CleanupPlan))
    .query(({ ctx, input }) => ctx.runs.plan(input.id)),

  /** What is kept of an object that it removed. Errors: `receipt_not_found` (404). */
  receipt: operator
    .input(ReceiptInput)
    .output(Receipt)
    .query(({ ctx, input }) => ctx.runs.receipt(input.id, input.key)),

  /** Runs with their outcomes as a file: the one of this id, or all that the other fields leave. */
  export: viewer
    .input(ExportInput)
    .output(ExportedFile)
    .query(({ ctx, input }) => ctx.runs.export(input)),

  /** Ends it after the objects that are under way. Errors: `run_not_running` (409). */
  cancel: operator
    .input(RunInput)
    .output(RunSummary)
    .mutation(({ ctx, input }) => ctx.cleanups.cancel(input.id)),

  /** Its progress, to any number of watchers, until it has ended. After a broken connection it goes on where that broke off. */
  watch: viewer
    .input(
      RunInput.extend({
        lastEventId: z
          .string()
          .regex(/^\d{1,9}$/)
          .nullish(),
      }),
    )
    .output(yielding(RunProgress))
    .subscription(async function* ({ ctx, input, signal }): AsyncGenerator<TrackedEnvelope<RunProgress>> {
      let seen = Number(input.lastEventId ?? 0);
      for await (const progress of ctx.cleanups.watch(input.id, seen, signal)) {
        seen += progress.outcomes.length;
        yield tracked(String(seen), progress);
      }
    }),
});
