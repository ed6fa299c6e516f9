import { unusedSince } from "../../../shared/objects/unusedSince.ts";
import type { UsageObject } from "../../../shared/trpc/types.ts";
import type { UsageRow } from "../rows.ts";
import { patternOf } from "./pattern.ts";
import type { Comparison, Flag, Measure, Term, TextField } from "./terms.ts";

/** What the filter is held against besides the object. */
export interface Moment {
  /** Milliseconds since 1970. */
  now: number;
  watchedSince: string;
}

type Holds = (row: UsageRow) => boolean;

/** Whether a row is what all these terms ask for. What is not known of it is neither more nor less than anything. */
export function matcherOf(terms: readonly Pick<Term, "test" | "negated">[], moment: Moment): Holds {
  const tests = terms.map((term): Holds => {
    const holds = testOf(term.test, moment);
    return term.negated ? (row) => !holds(row) : holds;
  });
  return (row) => tests.every((holds) => holds(row));
}

function testOf(test: Term["test"], moment: Moment): Holds {
  switch (test.is) {
    case "word": {
      const wanted = test.text.toLowerCase();
      return ({ text }) => text.includes(wanted);
    }
    case "text":
      return textTest(test.field, test.value);
    case "kind":
      return ({ object }) => object.kind === test.kind;
    case "flag": {
      const holds = flagTests[test.flag];
      return ({ object }) => holds(object);
    }
    case "measure":
      return measureTest(test.measure, test.comparison, test.amount, moment);
  }
}

function textTest(field: TextField, value: string): Holds {
  const whole = patternOf(value);
  switch (field) {
    case "project":
      return ({ object }) => object.project !== null && whole(object.project);
    case "name": {
      const part = value.toLowerCase();
      if (value.includes("*")) return ({ object }) => object.names.some(whole);
      return ({ object }) => object.names.some((name) => name.toLowerCase().includes(part));
    }
    case "label": {
      const wanted = value.includes("=")
        ? ([key, its]: [string, string]) => whole(`${key}=${its}`)
        : ([key]: [string, string]) => whole(key);
      return ({ object }) => Object.entries(object.labels).some(wanted);
    }
    case "tag":
      return ({ object }) => object.kind === "images" && object.names.some((name) => whole(tagOf(name)));
  }
}

/** Of `registry:5000/name:tag`; "" where there is none. */
export const tagOf = (name: string): string =>
  name.includes("@") ? "" : (/:([^:/]*)$/.exec(name)?.[1] ?? "");

const isTagged = ({ names }: UsageObject) => names.some((name) => !name.includes("@"));

const flagTests: Record<Flag, (object: UsageObject) => boolean> = {
  unused: ({ use }) => use === "reclaimable" || use === "named",
  dangling: (object) => object.kind === "images" && object.use === "reclaimable" && !isTagged(object),
  anonymous: ({ kind, names }) => kind === "volumes" && names.length === 0,
  protected: ({ protection }) => protection !== null,
  running: ({ kind, use }) => kind === "containers" && use === "used",
  stopped: ({ kind, use }) => kind === "containers" && use !== "used",
};

const compared: Record<Comparison, (value: number, amount: number) => boolean> = {
  ">": (value, amount) => value > amount,
  ">=": (value, amount) => value >= amount,
  "<": (value, amount) => value < amount,
  "<=": (value, amount) => value <= amount,
};

function measureTest(measure: Measure, comparison: Comparison, amount: number, moment: Moment): Holds {
  const compare = compared[comparison];
  const { now, watchedSince } = moment;
  switch (measure) {
    case "size":
      return ({ object: { bytes } }) => bytes !== null && compare(bytes, amount);
    case "age":
      return ({ object: { createdAt } }) =>
        createdAt !== null && compare(now - Date.parse(createdAt), amount);
    case "used":
      return (row) => {
        if (row.inUse) return compare(0, amount);
        const { lastUsedAt } = row.object;
        if (lastUsedAt !== null) return compare(now - Date.parse(lastUsedAt), amount);
        const since = unusedSince(row.object, watchedSince);
        // Unused for so long at least: how much longer, nobody knows.
        return since !== null && comparison.startsWith(">") && compare(now - Date.parse(since), amount);
      };
  }
}
