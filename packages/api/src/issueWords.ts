import { z } from "zod";
import { exampleOf, formats } from "./exampleOf.ts";

type Issue = z.core.$ZodIssue;

// Once an issue is told, nothing leads back from it to its schema; so what an object should have looked like is said here, where there is a way.
// Strict objects are input and nothing else: no engine's answer, no output and no environment is one.
z.config({
  customError: ({ code, expected, inst }) => {
    if (code !== "invalid_type" || expected !== "object") return undefined;
    const strict = inst instanceof z.ZodObject && inst._zod.def.catchall instanceof z.ZodNever;
    return strict ? `Send an object such as ${exampleOf(inst)}.` : undefined;
  },
});

/** Zod's words for a programmer. All others are our own, and told as they are. */
const zodsOwn = /^(Invalid |Too (small|big): |Unrecognized )/;

/** What is wrong, as a sentence that may follow the name of the field. */
export function sentenceOf(issue: Issue): string {
  if (!zodsOwn.test(issue.message)) return /[.!?]$/.test(issue.message) ? issue.message : `${issue.message}.`;
  const missing = issue.code === "invalid_type" && issue.message.endsWith("received undefined");
  return `${missing ? "is missing: it must" : "must"} ${demandOf(issue)}.`;
}

/** What would have been taken: to be listed with what else would. */
export function choicesOf(issue: Issue): string[] {
  if (issue.code === "invalid_value") return issue.values.map((value) => JSON.stringify(value));
  if (issue.code !== "invalid_type") return [issue.message];
  if (issue.expected === "boolean") return ["true", "false"];
  const [, example] = /^Send (an object such as .*)\.$/.exec(issue.message) ?? [];
  return [example ?? nounOf(issue.expected)];
}

/** "a, b or c". */
export function anyOf(choices: string[]): string {
  const last = choices.at(-1) ?? "";
  return choices.length > 1 ? `${choices.slice(0, -1).join(", ")} or ${last}` : last;
}

function demandOf(issue: Issue): string {
  if (issue.code === "invalid_type") return `be ${nounOf(issue.expected)}`;
  if (issue.code === "invalid_value") return `be ${anyOf(choicesOf(issue))}`;
  if (issue.code === "invalid_format") return formDemanded(issue.format);
  if (issue.code === "too_small") {
    return `${measureOf(issue.origin)} ${issue.inclusive === false ? "more than" : "at least"} ${amount(issue.origin, issue.minimum)}`;
  }
  if (issue.code === "too_big") {
    return `${measureOf(issue.origin)} ${issue.inclusive === false ? "less than" : "at most"} ${amount(issue.origin, issue.maximum)}`;
  }
  return `be another (${issue.message})`;
}

const nouns: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

const nounOf = (type: string): string => nouns[type] ?? type;

function formDemanded(format: string): string {
  const known = formats[format];
  return known ? `be ${known.noun} such as ${known.example}` : "have another form";
}

const units: Record<string, { one: string; many: string }> = {
  string: { one: "character", many: "characters" },
  array: { one: "entry", many: "entries" },
};

const measureOf = (origin: string): string => (origin in units ? "have" : "be");

function amount(origin: string, limit: number | bigint): string {
  const unit = units[origin];
  if (unit === undefined) return String(limit);
  return `${limit} ${Number(limit) === 1 ? unit.one : unit.many}`;
}
