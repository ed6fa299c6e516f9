import type { createCaller } from "./root.ts";

type Name<T, Prefix extends string = ""> = {
  [K in keyof T & string]: T[K] extends (...args: never[]) => unknown
    ? `${Prefix}${K}`
    : Name<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** Every procedure's dotted name, from the router itself: a table keyed by it does not compile until a new procedure has its row. */
export type ProcedureName = Name<ReturnType<typeof createCaller>>;
