import { setTimeout as sleep } from "node:timers/promises";
import { type EngineOptions, startEngine, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import { bigHost, fill, saidOf } from "./bigHost.ts";
import { percentile } from "./percentiles.ts";
import { mutate } from "./procedures.ts";
import { EVERYTHING } from "./rules.ts";
import { type ServerProcess, startServer } from "./serverProcess.ts";
import { table } from "./table.ts";
import { secondsSince, timed } from "./timing.ts";

const STORES: EngineOptions[] = [
  { version: "28.5", store: "overlay2" },
  { version: "28.5", store: "containerd" },
];

const UNTICKED = 20;
/** Between one box and the next. */
const AS_A_PERSON_MS = 500;

/**
 * The same removals twice, on engines with the same content: `docker system prune -af --volumes` on one, `dockerSystem.cleanup` on the other, reading
 * and planning included. And what it costs to take an object out of a plan of that size.
 */
export async function cleanUp(): Promise<string> {
  const rows: string[][] = [];
  for (const options of STORES) rows.push(await compared(options));
  const columns = [
    "engine",
    "docker system prune, s",
    "dockerSystem.cleanup, s",
    "ratio",
    "preview, s",
    "un-ticking, p50 ms",
    "peak memory, MB",
  ];
  return `${saidOf(bigHost)}:\n\n${table(columns, rows)}`;
}

/**
 * Twice each, the second time in the other order: a disk slows down as it is written to, and filling an engine writes more than cleaning it up, so
 * whoever came second would always seem the slower one.
 */
async function compared(options: EngineOptions): Promise<string[]> {
  const ours = [await cleanedUp(options)];
  const pruned = [await prunedSeconds(options), await prunedSeconds(options)];
  ours.push(await cleanedUp(options));
  const seconds = mean(ours.map((one) => one.seconds));
  return [
    `${options.version} ${options.store}`,
    mean(pruned).toFixed(1),
    seconds.toFixed(1),
    (seconds / mean(pruned)).toFixed(2),
    mean(ours.map((one) => one.previewSeconds)).toFixed(1),
    mean(ours.map((one) => one.untick)).toFixed(0),
    (Math.max(...ours.map((one) => one.peakBytes)) / 1e6).toFixed(0),
  ];
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function prunedSeconds(options: EngineOptions): Promise<number> {
  return onBigHost(options, async (engine) => {
    const seconds = await timed(() => engine.docker(["system", "prune", "-af", "--volumes"]));
    await expectEmpty(engine);
    return seconds;
  });
}

function cleanedUp(options: EngineOptions) {
  return onBigHost(options, async (engine) => {
    const { took, untick } = await previewed(engine);
    // By a server that has never looked at this host, since reading counts.
    await using server = await startServer(engine.host);
    let kinds: unknown;
    const seconds = await timed(async () => {
      ({ kinds } = await mutate<{ kinds: unknown }>(server, "cleanup", EVERYTHING));
    });
    await expectEmpty(engine, kinds);
    return { seconds, previewSeconds: took, untick, peakBytes: await server.peakMemoryBytes() };
  });
}

async function previewed(engine: ThrowawayEngine) {
  await using server = await startServer(engine.host);
  const { plan, took } = await preview(server);
  const unticked: number[] = [];
  for (const key of plan.items.slice(0, UNTICKED)) {
    await sleep(AS_A_PERSON_MS);
    const order = { ...EVERYTHING, from: plan.id, except: [key] };
    unticked.push((await timed(() => mutate(server, "preview", order))) * 1000);
  }
  return { took, untick: percentile(unticked, 0.5) };
}

async function onBigHost<T>(
  options: EngineOptions,
  work: (engine: ThrowawayEngine) => Promise<T>,
): Promise<T> {
  await using engine = await startEngine(options);
  await fill(engine, bigHost);
  return await work(engine);
}

async function preview(server: ServerProcess) {
  const started = performance.now();
  const plan = await mutate<{ id: string; items: { key: string }[] }>(server, "preview", EVERYTHING);
  return { plan: { id: plan.id, items: plan.items.map(({ key }) => key) }, took: secondsSince(started) };
}

/** Otherwise the two did not do the same. */
async function expectEmpty(engine: ThrowawayEngine, told?: unknown): Promise<void> {
  const lines = async (...args: string[]) => (await engine.docker(args)).split("\n").filter(Boolean).length;
  const left = [
    await lines("ps", "-aq"),
    await lines("image", "ls", "-q"),
    await lines("volume", "ls", "-q"),
  ];
  if (left.join() !== "1,1,0")
    throw new Error(`Containers, images and volumes left: ${left.join(", ")}. ${JSON.stringify(told)}`);
}
