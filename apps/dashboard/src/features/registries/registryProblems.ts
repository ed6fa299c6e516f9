import { NewRegistry } from "@dunnage/api/schemas";
import type { Check } from "../../shared/ui/useCheckedForm.ts";

const registryFields = ["name", "url", "username", "password"] as const;
type RegistryField = (typeof registryFields)[number];
export type RegistryProblems = Partial<Record<RegistryField, true>>;

/** The fields that the contract's own schema refuses. What is wrong with each is said in the reader's language, not the schema's. */
export function registryProblems(input: typeof NewRegistry._input): RegistryProblems {
  const found: RegistryProblems = {};
  for (const { path } of NewRegistry.safeParse(input).error?.issues ?? []) {
    const field = registryFields.find((name) => name === path.at(-1));
    if (field) found[field] = true;
  }
  return found;
}

export const registryCheck: Check<RegistryField, typeof NewRegistry._input> = {
  fields: registryFields,
  problemsOf: registryProblems,
};
