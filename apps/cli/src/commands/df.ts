import { type ExitCode, exitCodes } from "../ending.ts";
import { at, type PlaceOptions } from "../placeFor.ts";
import type { Around } from "../program.ts";
import { kindsText, objectsText, projectsText } from "../show/usage.ts";

export interface DfOptions extends PlaceOptions {
  objects?: true;
  projects?: true;
  json?: true;
}

export async function df(options: DfOptions, { terminal, env }: Around): Promise<ExitCode> {
  const usage = await at(options, env, (place) => place.usage());
  if (options.json) {
    const { objects, projects, sharedLayers: _, ...kinds } = usage;
    const { host, readAt } = usage;
    if (options.objects) terminal.json({ host, readAt, objects });
    else if (options.projects) terminal.json({ host, readAt, projects });
    else terminal.json(kinds);
    return exitCodes.ok;
  }
  const text = options.objects ? objectsText : options.projects ? projectsText : kindsText;
  terminal.out(await text(usage, terminal.columns));
  return exitCodes.ok;
}
