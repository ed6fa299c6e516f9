import { NewToken } from "@dunnage/api/schemas";

export type NameProblem = "missing" | "tooLong" | "controls";

const problemOf: Record<string, NameProblem> = {
  too_small: "missing",
  too_big: "tooLong",
  invalid_format: "controls",
};

/** What the contract's own schema has against a name; `undefined`: nothing. Its wording is the reader's language's, not the schema's. */
export function nameProblem(name: string): NameProblem | undefined {
  const [issue] = NewToken.shape.name.safeParse(name).error?.issues ?? [];
  return issue && problemOf[issue.code];
}
