import type { z } from "zod";
import { anyOf, choicesOf, sentenceOf } from "./issueWords.ts";
import type { FieldError } from "./schemas/errors.ts";

type Issue = z.core.$ZodIssue;

/** More of them nobody reads; and what was sent may have tens of thousands. */
const MOST = 20;
const LONGEST_NAME = 100;

/**
 * Zod's issues as field and sentence, in the order in which they were found; after the first 20, how many more there are. Shapes that a union
 * refused are told by its closest member.
 */
export function fieldErrorsOf(error: z.ZodError): FieldError[] {
  // Each issue makes at least one.
  const told = error.issues.slice(0, MOST).flatMap((issue) => fromIssue(issue, []));
  const more = told.length - MOST + error.issues.slice(MOST).reduce((sum, issue) => sum + countOf(issue), 0);
  if (more <= 0) return told;
  const message = more === 1 ? "One more thing is wrong." : `${more} more things are wrong.`;
  return [...told.slice(0, MOST), { field: "", message }];
}

const countOf = (issue: Issue) => (issue.code === "unrecognized_keys" ? issue.keys.length : 1);

function fromIssue(issue: Issue, base: PropertyKey[]): FieldError[] {
  const path = [...base, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    const message = "There is no such field. Check the spelling, or leave it out.";
    return issue.keys.map((key) => ({ field: nameOf([...path, key]), message }));
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    // A member that got further in (its issues lie deeper) is the one that was meant.
    const deep = issue.errors.find((issues) =>
      issues.some((i) => i.path.length > 0 || i.code === "unrecognized_keys"),
    );
    if (deep) return deep.flatMap((inner) => fromIssue(inner, path));
    const choices = [...new Set(issue.errors.flat().flatMap(choicesOf))];
    return [{ field: nameOf(path), message: `Expected ${anyOf(choices)}.` }];
  }
  return [{ field: nameOf(path), message: sentenceOf(issue) }];
}

function nameOf(path: PropertyKey[]): string {
  const name = path.map(String).join(".");
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}
