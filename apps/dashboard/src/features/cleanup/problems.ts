import { Rules } from "@dunnage/api/schemas";
import type { ObjectKind } from "../../shared/trpc/types.ts";
import { objectKinds } from "../../shared/ui/kinds.ts";
import { type Choices, contractLimit, type Limit, limitsOfKind, rulesFrom } from "./choices.ts";

/** A limit of a kind. */
export type Field = `${ObjectKind}.${Limit}`;

type Issue = NonNullable<ReturnType<typeof Rules.safeParse>["error"]>["issues"][number];

/** The limits that the contract's own schema refuses. Their wording is the reader's language's, not the schema's. */
export function problemsOf(choices: Choices): Field[] {
  const issues = Rules.safeParse(rulesFrom(choices)).error?.issues ?? [];
  const refused = new Set(issues.flatMap((issue) => pathsOf(issue, [])));
  return objectKinds.flatMap((kind) =>
    limitsOfKind[kind]
      .filter((limit) => refused.has(`${kind}.${contractLimit[limit]}`))
      .map((limit): Field => `${kind}.${limit}`),
  );
}

/** Where a rule may have several shapes, what is wrong lies within one of them. */
function pathsOf(issue: Issue, base: PropertyKey[]): string[] {
  const path = [...base, ...issue.path];
  if (issue.code === "invalid_union") return issue.errors.flat().flatMap((inner) => pathsOf(inner, path));
  return [path.map(String).join(".")];
}
