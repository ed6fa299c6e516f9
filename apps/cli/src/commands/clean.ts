import type { CleanupPlan, Rules } from "@dunnage/api/schemas";
import { type ExitCode, exitCodes, wrongUse } from "../ending.ts";
import type { Following, Place } from "../place.ts";
import { at } from "../placeFor.ts";
import type { Around } from "../program.ts";
import { rulesFrom } from "../rulesFrom.ts";
import { exitCodeOfRun, progressLine, runText } from "../show/run.ts";
import { plain } from "../show/table.ts";
import type { Terminal } from "../terminal.ts";
import { type PlanOptions, planAt, showPlan } from "./plan.ts";

export interface CleanOptions extends PlanOptions {
  plan?: string;
  yes?: true;
  hostName?: string;
}

export async function clean(options: CleanOptions, { terminal, env }: Around): Promise<ExitCode> {
  refuseUnanswered(options, terminal);
  const rules = options.plan === undefined ? rulesFrom(options) : null;
  return at(options, env, async (place) => {
    const plan =
      rules === null ? await given(place, options, terminal) : await shown(place, rules, options, terminal);
    if (plan === null) {
      if (options.json) terminal.json({ run: null });
      return exitCodes.ok;
    }
    const run = await place.run(plan, following(terminal));
    if (options.json) terminal.json({ run });
    else terminal.out(await runText(run, terminal.columns));
    terminal.err(`Receipt: ${place.receiptOf(run)}`);
    return exitCodeOfRun(run);
  });
}

/** Before anything is read: what would have to be asked, where nobody can be asked. */
function refuseUnanswered(options: CleanOptions, terminal: Terminal): void {
  const { yes, plan, hostName, json } = options;
  if (plan !== undefined) refuseRules(options);
  if (json && !yes)
    throw wrongUse(
      "With --json no plan is shown, so there is nothing to ask about.",
      "Add --yes, or leave out --json.",
    );
  if (!yes && !terminal.isAsked)
    throw wrongUse(
      "This asks before it removes anything, and there is nobody to ask.",
      "In a script add --yes; to see what would go: dunnage plan.",
    );
  if (yes && plan !== undefined && hostName === undefined)
    throw wrongUse(
      "A plan that is run without being shown needs the host's name, since volumes with a name may be among it.",
      "Add --host-name <name>, as `dunnage plan` printed it.",
    );
}

/** What is not about how a plan is run says what would be in it: a rule or limit that is added some day is among that by itself. */
function refuseRules(options: CleanOptions): void {
  const {
    plan: _plan,
    yes: _yes,
    hostName: _hostName,
    json: _json,
    local: _local,
    host: _host,
    ...rules
  } = options;
  const [first] = Object.keys(rules);
  if (first === undefined) return;
  const flag = `--${first.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  throw wrongUse(
    `A plan has its rules and limits in it, so ${flag} would change nothing.`,
    "Give either --plan or rules.",
  );
}

/** The plan that the rules make, if there is something in it and the person agrees. */
async function shown(
  place: Place,
  rules: Rules,
  options: CleanOptions,
  terminal: Terminal,
): Promise<CleanupPlan | null> {
  const plan = await planAt(place, rules, options);
  if (!options.json) await showPlan(plan, terminal, false);
  if (plan.items.length === 0) return null;
  const named = plan.warnings.some(({ code }) => code === "named_volumes");
  if (named || options.hostName !== undefined) await agreeByName(plan.host.name, options, terminal);
  else if (!options.yes) await agree(`Remove ${plan.items.length} objects? [y/N] `, terminal);
  return plan;
}

/** A plan that was looked at elsewhere. */
async function given(place: Place, { plan = "", ...options }: CleanOptions, terminal: Terminal) {
  if (options.local) return { id: plan };
  const { host } = await place.info();
  await agreeByName(host.name, options, terminal);
  return { id: plan };
}

async function agree(question: string, terminal: Terminal): Promise<void> {
  const answer = await terminal.ask(question, "In a script add --yes.");
  if (!/^y(es)?$/i.test(answer)) throw wrongUse("Nothing was removed.", "Answer y to go on.");
}

/** As the dashboard asks where data would be lost that somebody gave a name. */
async function agreeByName(name: string, { yes, hostName }: CleanOptions, terminal: Terminal): Promise<void> {
  if (hostName === undefined && yes)
    throw wrongUse(
      "Volumes with a name are among what goes, so the host's name is needed beside --yes.",
      `If you mean this host, add --host-name ${name}.`,
    );
  const typed =
    hostName ?? (await terminal.ask(`To go on, type the host's name (${plain(name)}): `, "Add --host-name."));
  if (typed !== name)
    throw wrongUse(
      `The host is called ${name}, and not "${typed}". Nothing was removed.`,
      "Check that this is the host you mean.",
    );
}

/** Shows how far it is, and takes Ctrl-C for "no more". */
function following(terminal: Terminal): Following {
  const ending = new AbortController();
  process.once("SIGINT", () => {
    terminal.err(
      `${terminal.showsProgress ? "\n" : ""}Cancelling: what is under way is finished, and nothing more is begun.`,
    );
    ending.abort();
  });
  return {
    signal: ending.signal,
    onProgress(run) {
      if (terminal.showsProgress) terminal.progress(progressLine(run));
    },
  };
}
