import { z } from "zod";

// What engines write in more than one way: nothing as null, as an empty list or not at all; no date as the year 1.

/** Go's zero time, and what else cannot be a date of this world. */
const isUnset = (date: Date) => Number.isNaN(date.getTime()) || date.getUTCFullYear() <= 1;

/**
 * A list inside an answer: `null` is an empty one; no list at all is a fault. Not for an answer that is itself a list: no engine sends null for
 * one, and nothing seems to be in use where it is taken for an empty one.
 */
export function list<Item extends z.ZodType>(item: Item) {
  return z
    .array(item)
    .nullable()
    .transform((items) => items ?? []);
}

/**
 * A JSON object by its keys. Not zod's record, which leaves out a key named `__proto__`: engines take that for the name of a network or a
 * label like any other, and a name that is not seen is one that nothing seems to hold.
 */
export function byName<Value extends z.ZodType>(value: Value) {
  const isObject = (json: unknown): json is object =>
    typeof json === "object" && json !== null && !Array.isArray(json);
  return z.preprocess(
    (json) => (isObject(json) ? new Map(Object.entries(json)) : json),
    z.map(z.string(), value).nullish(),
  );
}

export const StringMap = byName(z.string()).transform(
  (map): Record<string, string> => Object.fromEntries(map ?? []),
);

/** "" and nothing alike. */
export const StringOrNull = z
  .string()
  .nullish()
  .transform((text) => text || null);

/** RFC 3339, with nanoseconds and any offset. `null` where there is no date. */
export const InstantOrNull = z
  .string()
  .nullish()
  .transform((text) => {
    const date = new Date(text ?? Number.NaN);
    return isUnset(date) ? null : date.toISOString();
  });

/** Seconds since 1970. */
export const InstantFromSeconds = z
  .number()
  .int()
  .min(Date.UTC(-1, 0) / 1000)
  .max(Date.UTC(9999, 0) / 1000)
  .transform((seconds) => new Date(seconds * 1000).toISOString());

export const Bytes = z.number().int().nonnegative();

/** -1 where the engine could not measure. */
export const BytesOrNull = z
  .number()
  .int()
  .transform((bytes) => (bytes < 0 ? null : bytes));

/** A count or an amount for which 0 stands for "not known". */
export const PositiveOrNull = z
  .number()
  .int()
  .nullish()
  .transform((number) => (number && number > 0 ? number : null));

/** Podman writes an image's id without its algorithm in some places. */
export const ImageId = z.string().transform((id) => (/^[0-9a-f]{64}$/.test(id) ? `sha256:${id}` : id));
