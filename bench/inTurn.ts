import { Agent, request } from "node:http";
import { percentile } from "./percentiles.ts";

const WARM_UP = 200;
export const ROUNDS = 2000;

export interface Target {
  name: string;
  options: { socketPath: string; path: string } | { host: string; port: string; path: string };
  headers: Record<string, string>;
}

/** The two, one request at a time, in turn, each over one kept connection; and how many times the first one's latency the second one has, as a table. */
export async function inTurn(first: Target, second: Target): Promise<string> {
  const samples = await latencies([first, second]);
  const of = (target: Target) => samples.get(target) ?? [];
  const rows = [first, second].map(
    (target) =>
      `| ${target.name} | ${ms(percentile(of(target), 0.5))} | ${ms(percentile(of(target), 0.99))} |`,
  );
  const ratio = (share: number) => (percentile(of(second), share) / percentile(of(first), share)).toFixed(2);
  return [
    "| call | p50 ms | p99 ms |",
    "|---|---|---|",
    ...rows,
    `| ratio | ${ratio(0.5)} | ${ratio(0.99)} |`,
  ].join("\n");
}

const ms = (value: number) => value.toFixed(2);

async function latencies(targets: Target[]): Promise<Map<Target, number[]>> {
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
