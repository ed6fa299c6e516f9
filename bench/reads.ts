import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { startEngine } from "@dunnage/throwaway-engine";
import { bigHost, fill, saidOf, scaled } from "./bigHost.ts";
import { percentile } from "./percentiles.ts";
import { addressOf, query } from "./procedures.ts";
import { type ServerProcess, startServer } from "./serverProcess.ts";
import { table } from "./table.ts";

const WARM_UP_MS = 3000;
const LOAD_MS = 20_000;
const CONNECTIONS = 16;
const A_SECOND = 500;

/**
 * What answers cost that the server has at hand: at 500 requests a second, and as many as it can give. The server's time on a core is told by the kernel; it
 * has one thread that answers, so requests for each second of a core are what one core can do, however busy the machine is otherwise.
 */
export async function reads(): Promise<string> {
  await using engine = await startEngine({ version: "28.5" });
  const host = { ...bigHost, containers: scaled(100), images: scaled(30), volumes: scaled(50) };
  await fill(engine, host);
  await using server = await startServer(engine.host);
  await query(server, "stats");
  const rows: string[][] = [];
  for (const procedure of ["info", "stats"]) {
    for (const aSecond of [A_SECOND, Number.POSITIVE_INFINITY])
      rows.push([`dockerSystem.${procedure}`, ...(await loaded(server, procedure, aSecond))]);
  }
  const columns = [
    "procedure",
    "asked a second",
    "answered a second",
    "of a core",
    "answers for each second of a core",
    "p50 ms",
    "p99 ms",
  ];
  return `${saidOf(host)}; ${CONNECTIONS} kept connections, one session:\n\n${table(columns, rows)}`;
}

async function loaded(server: ServerProcess, procedure: string, aSecond: number): Promise<string[]> {
  await load(server, procedure, aSecond, WARM_UP_MS);
  const before = await server.cpuSeconds();
  const started = performance.now();
  const took = await load(server, procedure, aSecond, LOAD_MS);
  const seconds = (performance.now() - started) / 1000;
  const cpuSeconds = (await server.cpuSeconds()) - before;
  return [
    aSecond === A_SECOND ? `${A_SECOND}` : "all it can",
    (took.length / seconds).toFixed(0),
    `${((cpuSeconds / seconds) * 100).toFixed(0)} %`,
    (took.length / cpuSeconds).toFixed(0),
    percentile(took, 0.5).toFixed(1),
    percentile(took, 0.99).toFixed(1),
  ];
}

/**
 * Milliseconds of each request. At a pace, requests that are due while all connections wait are sent later, and their time counts from when they were due:
 * a server that stalls is not spared the requests that it kept from being sent.
 */
async function load(
  server: ServerProcess,
  procedure: string,
  aSecond: number,
  forMs: number,
): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const address = addressOf(server, procedure);
  const took: number[] = [];
  const started = performance.now();
  let sent = 0;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (;;) {
        const now = performance.now();
        const dueAt = Number.isFinite(aSecond) ? started + (sent++ * 1000) / aSecond : now;
        if (Math.max(dueAt, now) - started >= forMs) return;
        if (dueAt > now) await sleep(dueAt - now);
        await get(address, server.cookie, agent);
        took.push(performance.now() - dueAt);
      }
    }),
  );
  agent.destroy();
  return took;
}

function get(address: string, cookie: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    request(address, { headers: { cookie }, agent }, (response) => {
      response.resume();
      response.once("end", () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${address} answered ${response.statusCode}.`));
      });
    })
      .once("error", reject)
      .end();
  });
}
