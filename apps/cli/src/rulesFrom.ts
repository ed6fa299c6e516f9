import type { Rules } from "@dunnage/api/schemas";
import { wrongUse } from "./ending.ts";
import { milliseconds } from "./show/quantities.ts";
import { wholeNumber } from "./wholeNumber.ts";

/** The rules as they are written on the command line. `true`: the flag alone. */
export interface RuleFlags {
  containers?: string | true;
  images?: string | true;
  volumes?: string | true;
  networks?: true;
  buildCache?: string | true;
  createdFor?: string;
  unusedFor?: string;
  keepNewest?: string;
  project?: string;
}

const flags = "--containers, --images, --volumes, --networks or --build-cache";

/** Throws a Failure that names the flag and what to write instead. */
export function rulesFrom(given: RuleFlags): Rules {
  const createdForMs = duration("--created-for", given.createdFor);
  const unusedForMs = duration("--unused-for", given.unusedFor);
  const keepNewest = newest(given.keepNewest);
  const age = createdForMs === undefined ? {} : { createdForMs };
  const idle = unusedForMs === undefined ? {} : { unusedForMs };
  const rules: Rules = {};

  if (given.containers !== undefined) {
    const stopped = given.containers === true ? undefined : duration("--containers", given.containers);
    const limits = { ...age, ...(stopped === undefined ? {} : { stoppedForMs: stopped }) };
    rules.containers = Object.keys(limits).length === 0 ? true : limits;
  }
  if (given.images !== undefined) {
    const which = oneOf("--images", given.images, ["dangling", "unused"]);
    const limits = { ...age, ...idle, ...(keepNewest === undefined ? {} : { keepNewest }) };
    rules.images = Object.keys(limits).length === 0 ? which : { which, ...limits };
  }
  if (given.volumes !== undefined) {
    const which = oneOf("--volumes", given.volumes, ["anonymous", "unused"]);
    const limits = { ...age, ...idle };
    rules.volumes = Object.keys(limits).length === 0 ? which : { which, ...limits };
  }
  if (given.networks) {
    const limits = { ...age, ...idle };
    rules.networks = Object.keys(limits).length === 0 ? true : limits;
  }
  if (given.buildCache !== undefined) {
    const which = oneOf("--build-cache", given.buildCache, ["unused", "all"]);
    rules.buildCache = unusedForMs === undefined ? which : { which, unusedForMs };
  }

  if (Object.keys(rules).length === 0)
    throw wrongUse("Nothing is selected to be cleaned up.", `Add at least one of ${flags}.`);
  if (given.project === "") throw wrongUse("--project names no project.", "Give one: --project shop.");
  const { containers, buildCache, ...others } = rules;
  refuseIdle("--keep-newest", keepNewest, rules.images, "--images");
  refuseIdle(
    "--unused-for",
    unusedForMs,
    buildCache ?? others.images ?? others.volumes ?? others.networks,
    flags,
  );
  refuseIdle(
    "--created-for",
    createdForMs,
    containers ?? others.images ?? others.volumes ?? others.networks,
    flags,
  );
  return given.project === undefined ? rules : { ...rules, project: given.project };
}

/** A limit that limits nothing was meant for something. */
function refuseIdle(flag: string, value: number | undefined, limited: unknown, wanted: string): void {
  if (value !== undefined && limited === undefined)
    throw wrongUse(`${flag} limits nothing here.`, `Use it together with ${wanted}.`);
}

function duration(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const ms = milliseconds(text);
  if (ms === null)
    throw wrongUse(`${flag} does not take "${text}".`, `Give a duration such as ${flag}=12h, 30d or 2w.`);
  return ms;
}

function newest(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return wholeNumber("--keep-newest", text, { least: 1, most: 1000, example: 3 });
}

/** The flag alone stands for the first, which takes the least. */
function oneOf<const Word extends string>(
  flag: string,
  given: string | true,
  [least, most]: [Word, Word],
): Word {
  if (given === true || given === least) return least;
  if (given === most) return most;
  throw wrongUse(`${flag} does not take "${given}".`, `Write ${flag} ${least} or ${flag} ${most}.`);
}
