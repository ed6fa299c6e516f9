import { type ExitCode, exitCodes } from "../ending.ts";
import type { PlaceOptions } from "../placeFor.ts";
import type { Around } from "../program.ts";
import { connect } from "../remote/connect.ts";
import { readLogin } from "../remote/login.ts";
import { told } from "../remote/told.ts";
import { runsText, runText } from "../show/run.ts";
import { wholeNumber } from "../wholeNumber.ts";

export interface RunsOptions extends PlaceOptions {
  limit: string;
  search?: string;
  json?: true;
}

export async function runs(options: RunsOptions, { terminal, env }: Around, id?: string): Promise<ExitCode> {
  const limit = wholeNumber("--limit", options.limit, { least: 1, most: 100, example: 20 });
  const client = connect(await readLogin(env));
  if (id !== undefined) {
    const run = await told(client.runs.get.query({ id }));
    if (options.json) terminal.json(run);
    else terminal.out(await runText(run, terminal.columns));
    return exitCodes.ok;
  }
  const { host, search } = options;
  const list = await told(
    client.runs.list.query({ limit, ...(host && { host }), ...(search && { search }) }),
  );
  if (options.json) terminal.json(list);
  else terminal.out(await runsText(list.runs, terminal.columns));
  return exitCodes.ok;
}
