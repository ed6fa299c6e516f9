import type { z } from "zod";
import type { FieldError } from "./schemas/errors.ts";

type Issue = z.core.$ZodIssue;

/** Zod's issues as field and sentence, in the order in which they were found. Shapes that a union refused are told by its closest member. */
export function fieldErrorsOf(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => fromIssue(issue, []));
}

function fromIssue(issue: Issue, base: PropertyKey[]): FieldError[] {
  const path = [...base, ...issue.path];
  const field = path.map(String).join(".");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      field: [...path.map(String), key].join("."),
      message: "There is no such field. Check the spelling, or leave it out.",
    }));
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    // A member that got further in (its issues lie deeper) is the one that was meant.
    const deep = issue.errors.find((issues) =>
      issues.some((i) => i.path.length > 0 || i.code === "unrecognized_keys"),
    );
    if (deep) return deep.flatMap((inner) => fromIssue(inner, path));
    const wanted = [...new Set(issue.errors.flat().map(expectation))].join(", or ");
    return [{ field, message: `Expected ${wanted}.` }];
  }
  return [{ field, message: issue.message }];
}

function expectation(issue: Issue): string {
  if (issue.code === "invalid_type") return issue.expected;
  if (issue.code === "invalid_value") return issue.values.map((value) => JSON.stringify(value)).join(" or ");
  return issue.message;
}
