import { isTrackedEnvelope, type TrackedEnvelope, tracked } from "@trpc/server";
import { z } from "zod";
import { toTRPCError } from "./trpc.ts";

const isIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value;

/** The output schema of a subscription: each thing that it yields is tracked, and is held to `schema`. After trpc.io/docs/server/subscriptions. */
export function yielding<T>(
  schema: z.ZodType<T>,
): z.ZodType<AsyncIterable<TrackedEnvelope<T>>, AsyncIterable<TrackedEnvelope<T>>> {
  return z
    .custom<AsyncIterable<TrackedEnvelope<T>>>(isIterable, "must be an async iterable")
    .transform(async function* (iterable) {
      try {
        for await (const envelope of iterable) {
          if (!isTrackedEnvelope(envelope)) throw new TypeError("A subscription yields tracked values.");
          const [id, value] = envelope;
          yield tracked(id, schema.parse(value));
        }
      } catch (error) {
        // What goes wrong once the stream has begun passes by every middleware.
        throw toTRPCError(error);
      }
    });
}
