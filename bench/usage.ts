import { setTimeout as sleep } from "node:timers/promises";
import { type EngineOptions, startEngine, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import { bigHost, fill, saidOf } from "./bigHost.ts";
import { percentile } from "./percentiles.ts";
import { query } from "./procedures.ts";
import { type ServerProcess, startServer } from "./serverProcess.ts";
import { table } from "./table.ts";
import { secondsSince, timed } from "./timing.ts";

const STORES: EngineOptions[] = [
  { version: "28.5", store: "overlay2" },
  { version: "28.5", store: "containerd" },
];

const ROUNDS = 5;
const LOOKS = 100;
const ASKED_EVERY_MS = 20;

/** What is measured, and the command that it is held against. */
const compared = {
  "info, first counts": "docker system df",
  "stats, all counts": "docker system df",
  "stats, all bytes": "docker system df",
  usage: "docker system df -v",
  "stats anew, all bytes": "docker system df",
  "usage anew": "docker system df -v",
  "stats again": "docker system df",
  "usage again": "docker system df -v",
} as const;
type Look = keyof typeof compared;
type Samples = Map<Look | (typeof compared)[Look], number[]>;

/**
 * How long a look at a big host takes: by a server that was started a moment before and knows nothing yet; anew, by one that has looked before; and again,
 * within seconds of the last look. Against the docker CLI on the same engine. The page cache is warm for both: they take turns at being first, and the
 * first round does not count.
 */
export async function usage(): Promise<string> {
  const rows: string[][] = [];
  for (const options of STORES) rows.push(...(await lookedAt(options)));
  const columns = ["engine", "dockerSystem", "s", "the docker CLI", "s", "ratio"];
  return `${saidOf(bigHost)}; medians of ${ROUNDS} rounds:\n\n${table(columns, rows)}`;
}

async function lookedAt(options: EngineOptions): Promise<string[][]> {
  await using engine = await startEngine(options);
  await fill(engine, bigHost);
  const samples: Samples = new Map();
  for (let round = 0; round <= ROUNDS; round++) {
    const inTurn = [() => lookByDunnage(engine, samples), () => lookByCli(engine, samples)];
    for (const look of round % 2 === 0 ? inTurn : inTurn.toReversed()) await look();
    if (round === 0) samples.clear();
  }
  const median = (what: Parameters<Samples["get"]>[0]) => percentile(samples.get(what) ?? [], 0.5);
  return Object.entries(compared).map(([look, command]) => {
    const [ours, theirs] = [median(look as Look), median(command)];
    return [
      `${options.version} ${options.store}`,
      look,
      ours.toFixed(3),
      command,
      theirs.toFixed(3),
      (ours / theirs).toFixed(2),
    ];
  });
}

async function lookByCli(engine: ThrowawayEngine, samples: Samples): Promise<void> {
  for (const command of new Set(Object.values(compared)))
    note(samples, command, await timed(() => engine.docker(command.split(" ").slice(1))));
}

async function lookByDunnage(engine: ThrowawayEngine, samples: Samples): Promise<void> {
  {
    await using server = await startServer(engine.host);
    const started = performance.now();
    await query(server, "info");
    note(samples, "info, first counts", secondsSince(started));
    const told = await query<Stats>(server, "stats");
    note(samples, "stats, all counts", secondsSince(started));
    await measured(server, told);
    note(samples, "stats, all bytes", secondsSince(started));
    note(samples, "stats anew, all bytes", await timed(() => measuredAnew(server)));
    for (let look = 0; look < LOOKS; look++)
      note(samples, "stats again", await timed(() => query(server, "stats")));
  }
  await using server = await startServer(engine.host);
  note(samples, "usage", await timed(() => query(server, "usage")));
  note(samples, "usage anew", await timed(() => query(server, "usage", { refresh: true })));
  for (let look = 0; look < LOOKS; look++)
    note(samples, "usage again", await timed(() => query(server, "usage")));
}

interface Stats {
  measurements: Record<string, { measuredAt: string | null; measuring: boolean }>;
}

async function measuredAnew(server: ServerProcess): Promise<void> {
  await measured(server, await query<Stats>(server, "stats", { refresh: true }));
}

/** Asks until every kind has been measured, as a page without a stream does. */
async function measured(server: ServerProcess, told: Stats): Promise<void> {
  let last = told;
  while (Object.values(last.measurements).some((kind) => kind.measuring || kind.measuredAt === null)) {
    await sleep(ASKED_EVERY_MS);
    last = await query<Stats>(server, "stats");
  }
}

function note(samples: Samples, what: Parameters<Samples["get"]>[0], seconds: number): void {
  samples.set(what, [...(samples.get(what) ?? []), seconds]);
}
