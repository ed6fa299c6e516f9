import { setTimeout as sleep } from "node:timers/promises";
import { makeContainer, startEngine, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import { percentile } from "./percentiles.ts";
import { type ServerProcess, startServer } from "./serverProcess.ts";
import { table } from "./table.ts";

const MANY = 200;
const MINUTE_MS = 60_000;
const EVENTS = 100;

/**
 * What watching costs: the engine's requests in a minute in which nothing happens, with one watcher and with two hundred, and the server's share of
 * a core; and how long an event of the engine takes to reach all of them.
 */
export async function watching(): Promise<string> {
  await using engine = await startEngine({ version: "28.5" });
  const { id } = await makeContainer(engine, { name: "ticks" });
  const rows: string[][] = [];
  const asked: number[] = [];
  for (const count of [1, MANY]) {
    await using server = await startServer(engine.host);
    await using watchers = await watch(server, count);
    // What a first look measures is not what watching costs.
    await sleep(10_000);
    const before = { calls: await server.engineCalls(), cpu: await server.cpuSeconds() };
    await sleep(MINUTE_MS);
    const calls = (await server.engineCalls()) - before.calls;
    const cpu = (await server.cpuSeconds()) - before.cpu;
    asked.push(calls);
    const reached = await eventLatencies(engine, id, watchers);
    rows.push([
      `${count}`,
      `${calls}`,
      `${((cpu / MINUTE_MS) * 100_000).toFixed(1)} %`,
      ms(percentile(reached, 0.5)),
      ms(percentile(reached, 0.99)),
    ]);
  }
  const [one = Number.NaN, many = Number.NaN] = asked;
  rows.push(["ratio", (many / one).toFixed(2), "", "", ""]);
  const columns = [
    "watchers",
    "engine requests a minute",
    "of a core",
    "event reaches all, p50 ms",
    "p99 ms",
  ];
  return `Engine ${engine.version}, one idle minute, then ${EVENTS} events:\n\n${table(columns, rows)}`;
}

const ms = (value: number) => value.toFixed(0);

interface Watchers extends AsyncDisposable {
  /** Resolves when each of them has been told that so many containers run. */
  allTold: (running: number) => Promise<void>;
}

async function watch({ url, cookie }: ServerProcess, count: number): Promise<Watchers> {
  const leaving = new AbortController();
  const told: number[] = Array.from({ length: count }, () => Number.NaN);
  let wanted = Number.NaN;
  let all = Promise.withResolvers<void>();
  const tell = (index: number, running: number) => {
    told[index] = running;
    if (told.every((value) => value === wanted)) all.resolve();
  };
  const streams = told.map((_, index) =>
    follow(`${url}/api/trpc/dockerSystem.watch?input=%7B%7D`, cookie, leaving.signal, (running) =>
      tell(index, running),
    ),
  );
  return {
    async allTold(running) {
      wanted = running;
      all = Promise.withResolvers();
      if (told.every((value) => value === wanted)) return;
      await all.promise;
    },
    async [Symbol.asyncDispose]() {
      leaving.abort();
      await Promise.all(streams);
    },
  };
}

const RUNNING = /"runningContainers":(\d+)/;

/** Reads a stream of server-sent events, as a browser does, and tells the last figure of each piece. */
async function follow(
  address: string,
  cookie: string,
  signal: AbortSignal,
  onRunning: (running: number) => void,
): Promise<void> {
  try {
    const response = await fetch(address, { headers: { cookie, accept: "text/event-stream" }, signal });
    if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}.`);
    const decoder = new TextDecoder();
    let line = "";
    for await (const piece of response.body) {
      const lines = (line + decoder.decode(piece as Uint8Array, { stream: true })).split("\n");
      line = lines.pop() ?? "";
      const running = lines.map((text) => RUNNING.exec(text)?.[1]).findLast(Boolean);
      if (running !== undefined) onRunning(Number(running));
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Pauses and goes on with a container: each is an event that changes a count. Milliseconds from the engine's answer to the last watcher's. */
async function eventLatencies(engine: ThrowawayEngine, id: string, watchers: Watchers): Promise<number[]> {
  const took: number[] = [];
  for (let index = 0; index < EVENTS; index++) {
    const [deed, running] = index % 2 === 0 ? (["pause", 0] as const) : (["unpause", 1] as const);
    const { status } = await engine.request("POST", `/containers/${id}/${deed}`);
    if (status !== 204) throw new Error(`The engine answered ${status}.`);
    const started = performance.now();
    await watchers.allTold(running);
    took.push(performance.now() - started);
  }
  return took;
}
