import { Agent, request } from "node:http";
import { startEngine } from "@dunnage/throwaway-engine";
import { percentile } from "./percentiles.ts";
import { startServer } from "./serverProcess.ts";
import { table } from "./table.ts";

const WARM_UP = 200;
const ROUNDS = 2000;

interface Target {
  name: string;
  options: { socketPath: string; path: string } | { host: string; port: string; path: string };
  headers: Record<string, string>;
}

/**
 * `dockerSystem.info` over HTTP with a session, against the Engine API's own `/info` on its socket: one request at a time, in turn, each over one
 * kept connection. Dunnage shares one read of the engine among all who ask within a second, so most of its answers cost the engine nothing.
 */
export async function infoLatency(): Promise<string> {
  await using engine = await startEngine();
  await using server = await startServer(engine.host);
  const { hostname, port } = new URL(server.url);
  const raw: Target = {
    name: "Engine API /info",
    options: { socketPath: engine.socketPath, path: "/info" },
    headers: { host: "docker" },
  };
  const ours: Target = {
    name: "dockerSystem.info",
    options: { host: hostname, port, path: "/api/trpc/dockerSystem.info" },
    headers: { cookie: server.cookie },
  };
  const samples = await inTurn([raw, ours]);
  const of = (target: Target) => samples.get(target) ?? [];
  const rows = [raw, ours].map((target) => [
    target.name,
    ms(percentile(of(target), 0.5)),
    ms(percentile(of(target), 0.99)),
  ]);
  const ratio = (share: number) => (percentile(of(ours), share) / percentile(of(raw), share)).toFixed(2);
  rows.push(["ratio", ratio(0.5), ratio(0.99)]);
  const columns = ["call", "p50 ms", "p99 ms"];
  return `Engine ${engine.version}, ${ROUNDS} requests each, in turn:\n\n${table(columns, rows)}`;
}

const ms = (value: number) => value.toFixed(2);

async function inTurn(targets: Target[]): Promise<Map<Target, number[]>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const samples = new Map(targets.map((target): [Target, number[]] => [target, []]));
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const [target, taken] of samples) {
      const started = performance.now();
      await get(target, agent);
      if (round >= 0) taken.push(performance.now() - started);
    }
  }
  agent.destroy();
  return samples;
}

function get({ name, options, headers }: Target, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    request({ ...options, headers, agent }, (response) => {
      response.resume();
      response.once("end", () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${name} answered ${response.statusCode}.`));
      });
    })
      .once("error", reject)
      .end();
  });
}
