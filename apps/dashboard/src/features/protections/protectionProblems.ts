import { NewProtection } from "@dunnage/api/schemas";

export type ProtectionField = "value" | "why";
export type ProtectionProblem = "missing" | "tooLong" | "controls";
export type ProtectionProblems = Partial<Record<ProtectionField, ProtectionProblem>>;

const problemOf = { too_small: "missing", too_big: "tooLong", invalid_format: "controls" } as const;

/** What the contract's own schema refuses, by field: the first thing of each. Its wording is the reader's language's, not the schema's. */
export function protectionProblems(input: typeof NewProtection._input): ProtectionProblems {
  const found: ProtectionProblems = {};
  for (const { code, path } of NewProtection.safeParse(input).error?.issues ?? []) {
    const [field] = path;
    if ((field === "value" || field === "why") && isKnown(code)) found[field] ??= problemOf[code];
  }
  return found;
}

const isKnown = (code: string): code is keyof typeof problemOf => Object.hasOwn(problemOf, code);
