import type { ObjectKind } from "../../shared/trpc/types.ts";
import { objectKinds } from "../../shared/ui/kinds.ts";
import {
  type Choice,
  type Choices,
  type Limit,
  limitsOfKind,
  safeChoices,
  targetsOfKind,
} from "./choices.ts";

export type Step = "rules" | "plan";

// The page's address tells what was chosen, so that it can be kept, passed on, and found again with the browser's "back".

export const stepIn = (params: URLSearchParams): Step => (params.get("step") === "plan" ? "plan" : "rules");

/** The compose project that it is narrowed to; `null`: it is about the whole host. */
export const projectIn = (params: URLSearchParams): string | null => params.get("project") || null;

/** What the address does not tell, or tells in words that are unknown, is as safe as ever. */
export function choicesIn(params: URLSearchParams): Choices {
  return {
    containers: choiceIn(params, "containers"),
    images: choiceIn(params, "images"),
    volumes: choiceIn(params, "volumes"),
    networks: choiceIn(params, "networks"),
    buildCache: choiceIn(params, "buildCache"),
  };
}

function choiceIn(params: URLSearchParams, kind: ObjectKind): Choice {
  const word = params.get(kind);
  const targets: readonly Choice["target"][] = ["off", ...targetsOfKind[kind]];
  const target = targets.find((one) => wordOf(one) === word) ?? safeChoices[kind].target;
  const limits: Partial<Record<Limit, string>> = {};
  for (const limit of limitsOfKind[kind]) {
    const typed = params.get(`${kind}.${limit}`);
    if (typed) limits[limit] = typed;
  }
  return { target, limits };
}

/** Only what differs from what is chosen anyway. */
export function addressOf(choices: Choices, step: Step, project: string | null = null): URLSearchParams {
  const params = new URLSearchParams(project === null ? {} : { project });
  for (const kind of objectKinds) {
    const { target, limits } = choices[kind];
    if (target !== safeChoices[kind].target) params.set(kind, wordOf(target));
    if (target === "off") continue;
    for (const limit of limitsOfKind[kind]) {
      const typed = limits[limit];
      if (typed) params.set(`${kind}.${limit}`, typed);
    }
  }
  if (step === "plan") params.set("step", "plan");
  return params;
}

const wordOf = (target: Choice["target"]): string => target.split(".").at(-1) ?? target;
