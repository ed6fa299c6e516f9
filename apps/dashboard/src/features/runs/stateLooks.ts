import type { RunState } from "../../shared/trpc/types.ts";
import type { IconName } from "../../shared/ui/Icon.tsx";

/** The sign of each state. A word always stands beside it. */
export const stateLooks: Record<RunState, { icon: IconName; colour: string }> = {
  running: { icon: "refresh", colour: "text-accent animate-spin" },
  finished: { icon: "check", colour: "text-ok" },
  partly: { icon: "warning", colour: "text-warn" },
  failed: { icon: "warning", colour: "text-bad" },
  cancelled: { icon: "cross", colour: "text-muted" },
  interrupted: { icon: "warning", colour: "text-warn" },
};

export const isRunState = (word: string): word is RunState => Object.hasOwn(stateLooks, word);
export const runStates = Object.keys(stateLooks).filter(isRunState);
