import { startEngine } from "@dunnage/throwaway-engine";
import { type BigHost, bigHost, fill, scaled } from "./bigHost.ts";
import { chart } from "./chart.ts";
import { publish } from "./document.ts";
import { percentile } from "./percentiles.ts";
import { mutate, query } from "./procedures.ts";
import { EVERYTHING } from "./rules.ts";
import { type ServerProcess, startServer } from "./serverProcess.ts";
import { table } from "./table.ts";
import { timed } from "./timing.ts";

const CONTAINERS = [100, 1000, 5000];
const ROUNDS = 3;

/** Seconds on a host of so many containers. */
interface Grown {
  containers: number;
  usage: number;
  preview: number;
  dockerSystemDf: number;
}

/**
 * How the time for a look at everything and for a plan to remove everything grows with a host, by a server that was started a moment before and knows
 * nothing yet; and `docker system df` beside it.
 */
export async function growth(): Promise<string> {
  const grown: Grown[] = [];
  for (const containers of CONTAINERS) grown.push(await measured(ofSize(scaled(containers))));
  publish("docs/images/growth.svg", chartOf(grown));
  const columns = [
    "containers",
    "docker system df, s",
    "dockerSystem.usage, s",
    "dockerSystem.preview, s",
    "ms for each container: df",
    "usage",
    "preview",
  ];
  const rows = grown.map(({ containers, usage, preview, dockerSystemDf }) => {
    const figures = [dockerSystemDf, usage, preview];
    const each = figures.map((seconds) => ((seconds * 1000) / containers).toFixed(2));
    return [`${containers}`, ...figures.map((seconds) => seconds.toFixed(2)), ...each];
  });
  return `Engine 28.5, overlay2; an image, a volume of ${bigHost.filesInVolume} files and a compose project for every five, five and ten containers; medians of ${ROUNDS} rounds:\n\n![Seconds by the number of containers](images/growth.svg)\n\n${table(columns, rows)}`;
}

function chartOf(grown: Grown[]): string {
  const line = (name: string, colour: [string, string], figure: (one: Grown) => number) => ({
    name,
    colour,
    points: grown.map((one): [number, number] => [one.containers, figure(one)]),
  });
  return chart({
    description: "Seconds for docker system df, usage and preview by the number of containers",
    xName: "containers",
    yName: "seconds",
    lines: [
      line("docker system df", ["#48505c", "#c3cad4"], ({ dockerSystemDf }) => dockerSystemDf),
      line("usage", ["#2b64cf", "#7ea8f8"], ({ usage }) => usage),
      line("preview", ["#9d5c17", "#dfa257"], ({ preview }) => preview),
    ],
  });
}

function ofSize(containers: number): BigHost {
  const of = (each: number) => Math.max(1, Math.round(containers / each));
  return { ...bigHost, containers, images: of(5), volumes: of(5), projects: of(10) };
}

async function measured(host: BigHost): Promise<Grown> {
  await using engine = await startEngine({ version: "28.5" });
  await fill(engine, host);
  const taken = { usage: [] as number[], preview: [] as number[], dockerSystemDf: [] as number[] };
  // The first round warms the page cache.
  for (let round = 0; round <= ROUNDS; round++) {
    const dockerSystemDf = await timed(() => engine.docker(["system", "df"]));
    const usage = await onFreshServer(engine.host, (server) => query(server, "usage"));
    const preview = await onFreshServer(engine.host, (server) => mutate(server, "preview", EVERYTHING));
    if (round === 0) continue;
    taken.dockerSystemDf.push(dockerSystemDf);
    taken.usage.push(usage);
    taken.preview.push(preview);
  }
  return {
    containers: host.containers,
    usage: percentile(taken.usage, 0.5),
    preview: percentile(taken.preview, 0.5),
    dockerSystemDf: percentile(taken.dockerSystemDf, 0.5),
  };
}

async function onFreshServer(
  host: string,
  work: (server: ServerProcess) => Promise<unknown>,
): Promise<number> {
  await using server = await startServer(host);
  return await timed(() => work(server));
}
