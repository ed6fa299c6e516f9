import type { EngineContainer, Protection } from "@dunnage/api";
import { isKept } from "../objects/keep.ts";
import { type Protectable, protectionOf } from "../protections.ts";
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
