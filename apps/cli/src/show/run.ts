import { type CleanupRun, ObjectKind, type Outcome, type RunSummary } from "@dunnage/api/schemas";
import { type ExitCode, exitCodes } from "../ending.ts";
import { bytes, count } from "./quantities.ts";
import { type Column, plain, table } from "./table.ts";
import { keptWords, kindName, kindNames } from "./words.ts";

const BAR = 30;

/** One line, for a terminal. */
export function progressLine({ done, planned, removedBytes }: RunSummary): string {
  const filled = planned === 0 ? BAR : Math.round((done / planned) * BAR);
  return `[${"#".repeat(filled)}${"-".repeat(BAR - filled)}] ${done} of ${planned}, ${bytes(removedBytes)} freed`;
}

/** What became of a run: by kind, then each object that did not go, and why. */
export async function runText(run: CleanupRun, width: number | null): Promise<string> {
  const kinds = ObjectKind.options.flatMap((kind) => {
    const result = run.kinds[kind];
    return result ? [{ kind, ...result }] : [];
  });
  const byKind: Column<(typeof kinds)[number]>[] = [
    { title: "KIND", of: ({ kind }) => kindNames[kind] },
    { title: "REMOVED", of: ({ removed }) => String(removed), align: "right" },
    { title: "KEPT", of: ({ kept }) => String(kept), align: "right" },
    { title: "FAILED", of: ({ failed, unknown }) => String(failed + unknown), align: "right" },
    { title: "FREED", of: (kind) => bytes(kind.bytes), align: "right" },
  ];
  const parts: string[] = [];
  if (kinds.length > 0) parts.push(await table(byKind, kinds, width));
  const stayed = run.outcomes.filter(({ outcome }) => outcome !== "removed");
  if (stayed.length > 0) parts.push(await table(notGone, stayed, width));
  parts.push(sentence(run));
  return parts.join("\n\n");
}

const notGone: Column<Outcome>[] = [
  { title: "KIND", of: ({ kind }) => kindName[kind] },
  {
    title: "NAME",
    of: ({ names, id }) => names.join(", ") || id.replace(/^sha256:/, "").slice(0, 12),
    shrinks: true,
  },
  { title: "OUTCOME", of: ({ outcome }) => outcome },
  {
    title: "WHY",
    of: ({ reason, message }) => [reason && keptWords[reason], message].filter(Boolean).join(": "),
  },
];

const states: Record<RunSummary["state"], string> = {
  running: "is under way",
  finished: "finished",
  partly: "finished in part: something failed",
  failed: "failed",
  cancelled: "was cancelled",
  interrupted: "was interrupted",
};

function sentence({ state, host, kinds, removedBytes }: RunSummary): string {
  const removed = Object.values(kinds).reduce((sum, kind) => sum + kind.removed, 0);
  return `The clean-up of ${plain(host.name)} ${states[state]}: ${count(removed, "object")} removed, ${bytes(removedBytes)} freed.`;
}

const listed: Column<RunSummary>[] = [
  { title: "RUN", of: ({ id }) => id },
  { title: "STARTED", of: ({ startedAt }) => startedAt },
  { title: "BY", of: ({ startedBy }) => startedBy.name, shrinks: true },
  { title: "STATE", of: ({ state }) => state },
  { title: "DONE", of: ({ done, planned }) => `${done}/${planned}`, align: "right" },
  { title: "FREED", of: ({ removedBytes }) => bytes(removedBytes), align: "right" },
];

export async function runsText(runs: RunSummary[], width: number | null): Promise<string> {
  return runs.length > 0 ? table(listed, runs, width) : "There has been no clean-up yet.";
}

export function exitCodeOfRun({ state }: RunSummary): ExitCode {
  if (state === "finished" || state === "running") return exitCodes.ok;
  return state === "failed" ? exitCodes.failed : exitCodes.partly;
}
