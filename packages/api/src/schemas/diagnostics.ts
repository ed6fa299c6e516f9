import { z } from "zod";
import { EngineOperation } from "./errors.ts";
import { HostRef, Instant } from "./primitives.ts";

const Count = z.number().int().nonnegative();

/** What Dunnage has asked an engine, and what that cost. */
export const EngineCalls = z.object({
  host: HostRef,
  /** When this server began to count. */
  since: Instant,
  at: Instant,
  calls: z.array(
    z.object({
      operation: EngineOperation,
      count: Count,
      /** Those without an answer: cut off, timed out, or given up since nobody waited any more. */
      unanswered: Count,
      /** From question to answer, all of them together. */
      totalMs: z.number().nonnegative(),
    }),
  ),
});
export type EngineCalls = z.infer<typeof EngineCalls>;
