import { isTrackedEnvelope, type TrackedEnvelope, tracked } from "@trpc/server";
import type { z } from "zod";
import type { OutputParser } from "./atOnce.ts";
import { toTRPCError } from "./trpc.ts";

const isIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value;

/** The output schema of a subscription: each thing that it yields is tracked, and is held to `schema`. After trpc.io/docs/server/subscriptions. */
export function yielding<T>(schema: z.ZodType<T>): OutputParser<T, AsyncIterable<TrackedEnvelope<T>>> {
  return {
    schema,
    parse(value) {
      if (!isIterable(value)) throw new TypeError("A subscription answers an async iterable.");
      return checked(value, schema);
    },
  };
}

async function* checked<T>(
  iterable: AsyncIterable<unknown>,
  schema: z.ZodType<T>,
): AsyncGenerator<TrackedEnvelope<T>> {
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
}
