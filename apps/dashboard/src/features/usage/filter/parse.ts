import type { ObjectKind } from "../../../shared/trpc/types.ts";
import { objectKinds } from "../../../shared/ui/kinds.ts";
import { isNearly } from "./isNearly.ts";
import { amountIn } from "./quantities.ts";
import {
  type Comparison,
  comparisons,
  fields,
  isField,
  isFlag,
  isMeasure,
  isTextField,
  kindNames,
  type Problem,
  type Term,
  type Test,
} from "./terms.ts";
import { type Token, tokensOf } from "./tokens.ts";

export interface Parsed {
  terms: Term[];
  problems: Problem[];
}

type Read = Test | Problem["code"] | null;

/** What a text asks for. Whatever the text: what is not understood is told, and nothing is thrown. */
export function parse(text: string): Parsed {
  const parsed: Parsed = { terms: [], problems: [] };
  for (const token of tokensOf(text)) {
    const { at, end, negated, name } = token;
    const read = testIn(token);
    if (read === null) continue;
    if (typeof read === "string") parsed.problems.push({ code: read, at, end, name: name || token.value });
    else parsed.terms.push({ test: read, negated, at, end });
  }
  return parsed;
}

/** `null`: nothing is asked for. */
function testIn({ name, operator, value, whole, quoted }: Token): Read {
  const field = name.toLowerCase();
  const word = { is: "word", text: whole } as const;
  if (operator === "") {
    const flag = value.toLowerCase();
    if (!quoted && isFlag(flag)) return { is: "flag", flag };
    return value === "" ? null : word;
  }
  const comparison = comparisons.find((one) => one === operator);
  if (isFlag(field)) return "stands_alone";
  if (!isField(field)) return comparison || isMeant(field) ? "unknown_field" : word;
  if (isMeasure(field)) {
    if (!comparison) return "needs_comparison";
    return measureIn(field, comparison, value);
  }
  if (comparison) return "needs_colon";
  if (value === "") return "needs_value";
  if (isTextField(field)) return { is: "text", field, value };
  const kind = kindCalled(value);
  return kind ? { is: "kind", kind } : "bad_kind";
}

function measureIn(measure: "size" | "age" | "used", comparison: Comparison, value: string): Read {
  if (value === "") return "needs_value";
  const amount = amountIn(measure, value);
  if (amount === null) return measure === "size" ? "bad_size" : "bad_time";
  return { is: "measure", measure, comparison, amount };
}

/** Images are called `postgres:16`: what stands before a colon is a field's name gone wrong only where it is very like one. */
const isMeant = (name: string): boolean => fields.some((field) => isNearly(name, field));

const otherNames: Record<string, ObjectKind> = { buildcache: "buildCache", "build-cache": "buildCache" };

function kindCalled(word: string): ObjectKind | undefined {
  const wanted = word.toLowerCase();
  const isIts = (kind: ObjectKind) => wanted === kindNames[kind] || `${wanted}s` === kindNames[kind];
  return objectKinds.find(isIts) ?? otherNames[wanted];
}
