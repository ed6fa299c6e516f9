import type { ObjectKind } from "../../../shared/trpc/types.ts";

// The filter's language. One term after another, and all of them have to hold; `-` before one turns it round.

export const textFields = ["project", "name", "label", "tag"] as const;
export type TextField = (typeof textFields)[number];

export const measures = ["size", "age", "used"] as const;
export type Measure = (typeof measures)[number];

export const flags = ["unused", "dangling", "anonymous", "protected", "running", "stopped"] as const;
export type Flag = (typeof flags)[number];

export const comparisons = [">=", "<=", ">", "<"] as const;
export type Comparison = (typeof comparisons)[number];

/** All that may stand before a colon or a comparison. */
export const fields = ["kind", ...textFields, ...measures] as const;
export type Field = (typeof fields)[number];

export const isTextField = (word: string): word is TextField => textFields.some((one) => one === word);
export const isMeasure = (word: string): word is Measure => measures.some((one) => one === word);
export const isFlag = (word: string): word is Flag => flags.some((one) => one === word);
export const isField = (word: string): word is Field => fields.some((one) => one === word);

/** How each kind is written. */
export const kindNames: Record<ObjectKind, string> = {
  containers: "containers",
  images: "images",
  volumes: "volumes",
  networks: "networks",
  buildCache: "cache",
};

export type Test =
  /** In a name or an id. */
  | { is: "word"; text: string }
  | { is: "text"; field: TextField; value: string }
  | { is: "kind"; kind: ObjectKind }
  | { is: "flag"; flag: Flag }
  /** `amount`: bytes of a size, otherwise milliseconds. */
  | { is: "measure"; measure: Measure; comparison: Comparison; amount: number };

/** A part of the text, from `at` up to `end`. */
export interface Span {
  at: number;
  end: number;
}

export interface Term extends Span {
  test: Test;
  negated: boolean;
}

/** What is wrong with a part of the text, which is left out of the filter. */
export interface Problem extends Span {
  code:
    | "unknown_field"
    | "needs_value"
    | "needs_comparison"
    | "needs_colon"
    | "bad_size"
    | "bad_time"
    | "bad_kind"
    | "stands_alone";
  /** The field or the word that it is about, as it was written. */
  name: string;
}
