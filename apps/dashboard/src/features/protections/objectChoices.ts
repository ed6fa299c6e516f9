import type { NewProtection, ObjectKind } from "../../shared/trpc/types.ts";

/** An object that somebody wants to keep, as far as a protection can know it. */
export interface ProtectableObject {
  kind: ObjectKind;
  /** The engine's; a volume's name. */
  id: string;
  names: string[];
  /** The compose project. */
  project: string | null;
  labels: Record<string, string>;
}

/** By what one object can be protected. */
export type ObjectChoice = Exclude<NewProtection["by"], "label">;

/** The narrowest first. */
export function choicesFor({ kind, names, project }: ProtectableObject): ObjectChoice[] {
  const named = names.length > 0;
  const choices: ObjectChoice[] = [];
  // A volume is known to the engine by its name alone: that is its id.
  if (kind !== "volumes" || !named) choices.push("id");
  if (named) choices.push("name");
  if (project !== null) choices.push("project");
  return choices;
}

interface Chosen {
  by: ObjectChoice;
  /** For `name`: as the person left it. */
  pattern: string;
  /** `null`: every host. */
  host: string | null;
  why: string;
}

export function protectionOf(
  { kind, id, project }: ProtectableObject,
  { by, pattern, host, why }: Chosen,
): NewProtection {
  switch (by) {
    case "id":
      return { by, value: id, kind, host, why };
    case "name":
      return { by, value: pattern, kind, host, why };
    case "project":
      // A project is kept whole.
      return { by, value: project ?? "", kind: null, host, why };
  }
}

/** Whether it needs no protection, because its own label keeps it. */
export const isKeptByLabel = ({ labels }: ProtectableObject): boolean => labels["dunnage.keep"] === "true";
