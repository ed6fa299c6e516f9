import { readFileSync } from "node:fs";
import { StartupProblem } from "@dunnage/api";
import { z } from "zod";

/** A variable of the environment, with what docs/configuration.md says of it. An empty one counts as absent, as compose files leave them. */
export const variable = <T extends z.ZodType>(what: string, schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema).describe(what);

/** Held to a rule that answers what is wrong, or `null`. */
export const heldTo = (problemOf: (value: string) => string | null) =>
  z.string().superRefine((value, context) => {
    const message = problemOf(value);
    if (message !== null) context.addIssue({ code: "custom", message });
  });

/**
 * A secret that stands in the variable itself or in the file that `..._FILE` names, whose last line break does not count; `undefined` if in
 * neither. Throws StartupProblem if in both, or if the file cannot be read.
 */
export function secretOf(
  name: string,
  value: string | undefined,
  file: string | undefined,
): string | undefined {
  if (file === undefined) return value;
  if (value !== undefined) throw new StartupProblem(`Set ${name} or ${name}_FILE, not both.`);
  try {
    return readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch (cause) {
    throw new StartupProblem(`${name}_FILE names ${file}, which cannot be read.`, { cause });
  }
}
