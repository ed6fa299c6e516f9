import type { ObjectKind, Protection, ProtectionBy } from "@dunnage/api/schemas";
import type { DunnageClient } from "@dunnage/client";
import { type ExitCode, exitCodes, wrongUse } from "../ending.ts";
import type { Around } from "../program.ts";
import { connect } from "../remote/connect.ts";
import { readLogin } from "../remote/login.ts";
import { told } from "../remote/told.ts";
import { type Column, table } from "../show/table.ts";

export interface KeepOptions {
  why?: string;
  kind?: ObjectKind;
  by: ProtectionBy;
  onlyOn?: string;
  remove?: string;
  json?: true;
}

/** Without `what` the list; with it, one more protection. */
export async function keep(
  options: KeepOptions,
  { terminal, env }: Around,
  what?: string,
): Promise<ExitCode> {
  if (what !== undefined && options.remove !== undefined)
    throw wrongUse("Either something is kept, or a protection is removed.", "Give one of them.");
  const client = connect(await readLogin(env));
  if (options.remove !== undefined) {
    const removed = await told(client.protections.remove.mutate({ id: options.remove }));
    if (options.json) terminal.json(removed);
    else terminal.err(`No longer kept: ${removed.value} (${removed.why}).`);
    return exitCodes.ok;
  }
  const answer =
    what === undefined ? await told(client.protections.list.query()) : [await add(client, what, options)];
  if (options.json) terminal.json(what === undefined ? answer : answer[0]);
  else if (answer.length === 0) terminal.out("Nothing is protected.");
  else terminal.out(await table(columns, answer, terminal.columns));
  return exitCodes.ok;
}

function add(
  client: DunnageClient,
  value: string,
  { why, kind, by, onlyOn }: KeepOptions,
): Promise<Protection> {
  if (why === undefined)
    throw wrongUse("Say why it is kept, for whoever finds it later.", 'Add --why "...".');
  const protection = { host: onlyOn ?? null, kind: kind ?? null, by, value, why };
  return told(client.protections.add.mutate(protection));
}

const columns: Column<Protection>[] = [
  { title: "ID", of: ({ id }) => id },
  { title: "KEEPS", of: ({ by, value }) => `${by} ${value}` },
  { title: "KIND", of: ({ kind }) => kind ?? "any" },
  { title: "HOST", of: ({ host }) => host ?? "all" },
  { title: "WHY", of: ({ why }) => why, shrinks: true },
  { title: "BY", of: ({ createdBy }) => createdBy.name },
];
