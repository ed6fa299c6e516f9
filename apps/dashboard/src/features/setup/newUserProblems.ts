import { NewUser } from "@dunnage/api/schemas";

export type NewUserField = "name" | "email" | "password";

/** The fields that the contract's own schema refuses. Their wording is the reader's language's, not the schema's. */
export function newUserProblems(input: Record<NewUserField, string>): Set<NewUserField> {
  const issues = NewUser.safeParse(input).error?.issues ?? [];
  const refused = new Set(issues.map((issue) => issue.path[0]));
  return new Set((["name", "email", "password"] as const).filter((field) => refused.has(field)));
}
