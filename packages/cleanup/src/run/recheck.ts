import type { EngineContainer, PlanItem, Protection } from "@dunnage/api";
import { isKept } from "../objects/keep.ts";
import { type Protectable, protectionOf } from "../protections.ts";
import type { Run } from "./stage.ts";
import { kept, type Verdict } from "./verdict.ts";

/** Why an object stays by what people say of it now: its label or a protection. */
export function standingAgainst(object: Protectable, protections: Protection[]): Verdict | null {
  if (isKept(object)) return kept("label_keep");
  const protection = protectionOf(object, protections);
  return protection && kept("protected", `Protected by ${protection.createdBy.name}: ${protection.why}`);
}

/** Why an object stays that a container has come to hold. */
export function heldBy({ names, id }: EngineContainer): Verdict {
  return kept("changed", `The container ${names[0] ?? id.slice(0, 12)} holds it now.`);
}

/** Why an object stays that nothing holds any more, but something has used since its host was read: what is in it now nobody has agreed to lose. */
export function usedSince(
  { key }: PlanItem,
  { plan, lastUsedAt }: Pick<Run, "plan" | "lastUsedAt">,
): Verdict | null {
  const at = lastUsedAt(key);
  return at !== null && Date.parse(at) > Date.parse(plan.readAt)
    ? kept("changed", "It has been in use since.")
    : null;
}
