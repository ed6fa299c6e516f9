import type { CleanupPlan, Rules } from "@dunnage/api/schemas";
import { type ExitCode, exitCodes, wrongUse } from "../ending.ts";
import type { Place } from "../place.ts";
import { at, type PlaceOptions } from "../placeFor.ts";
import type { Around } from "../program.ts";
import { type RuleFlags, rulesFrom } from "../rulesFrom.ts";
import { planText, warningsOf } from "../show/plan.ts";
import type { Terminal } from "../terminal.ts";

export interface PlanOptions extends PlaceOptions, RuleFlags {
  except?: string[];
  only?: string[];
  kept?: true;
  json?: true;
}

export async function makePlan(options: PlanOptions, { terminal, env }: Around): Promise<ExitCode> {
  const rules = rulesFrom(options);
  const made = await at(options, env, (place) => planAt(place, rules, options));
  if (options.json) {
    terminal.json(made);
    return exitCodes.ok;
  }
  await showPlan(made, terminal, options.kept ?? false);
  if (options.local || made.items.length === 0) return exitCodes.ok;
  const named = made.warnings.some(({ code }) => code === "named_volumes");
  const name = named ? ` --host-name ${made.host.name}` : "";
  terminal.err(`\nTo run it, until ${made.expiresAt}: dunnage clean --plan ${made.id}${name}`);
  return exitCodes.ok;
}

/** Rules, made into a plan. What is excepted, or picked, is looked for in the plan without that. */
export async function planAt(
  place: Place,
  rules: Rules,
  words: Pick<PlanOptions, "except" | "only"> = {},
): Promise<CleanupPlan> {
  const whole = await place.plan({ rules, except: [] });
  if (!words.except && !words.only) return whole;
  const keys = (some: string[]) => [...new Set(some.flatMap((word) => keysOf(word, whole)))];
  const picked = words.only && { only: keys(words.only) };
  return place.plan({ rules, except: keys(words.except ?? []), ...picked, from: whole });
}

/** A word that means nothing was meant to keep something, or to take it, so it is refused rather than left out. */
function keysOf(word: string, { items, kept }: CleanupPlan): string[] {
  const meant = (objects: Pick<CleanupPlan["items"][number], "key" | "id" | "names">[]) =>
    objects
      .filter(({ key, id, names }) => key === word || names.includes(word) || isIdOf(word, id))
      .map(({ key }) => key);
  const found = meant([...items, ...kept]);
  if (found.length === 0)
    throw wrongUse(
      `There is nothing called "${word}" on this host.`,
      "Write its name, its id (12 characters at least) or its key as `dunnage plan --json` shows it.",
    );
  return found;
}

const isIdOf = (word: string, id: string) =>
  word.length >= 12 && id.replace(/^sha256:/, "").startsWith(word.replace(/^sha256:/, ""));

export async function showPlan(plan: CleanupPlan, terminal: Terminal, kept: boolean): Promise<void> {
  terminal.out(await planText(plan, { kept, width: terminal.columns }));
  for (const warning of warningsOf(plan))
    terminal.err(`${terminal.styleErr("yellow", "warning:")} ${warning}`);
}
