import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startEngine } from "@dunnage/throwaway-engine";
import { bigHost, fill } from "./bigHost.ts";
import { percentile } from "./percentiles.ts";

const run = promisify(execFile);
const program = fileURLToPath(new URL("../apps/cli/dist/dunnage.js", import.meta.url));
const ROUNDS = 11;

/**
 * `dunnage --local df` against `docker system df` on a big host: whole processes, from their start to their end, in turn. The first time it
 * reads each image's layers, and keeps them, since they never change.
 */
export async function commandLine(): Promise<string> {
  await using engine = await startEngine({ version: "28.5" });
  await fill(engine, bigHost);
  const home = await mkdtemp(join(tmpdir(), "dunnage-bench-"));
  const ours = (cache: string) =>
    timed(() =>
      run(process.execPath, [program, "--local", "df"], {
        env: { PATH: process.env.PATH, HOME: home, XDG_CACHE_HOME: cache, DOCKER_HOST: engine.host },
      }),
    );
  const docker = () => timed(() => engine.docker(["system", "df"]));
  const taken = { docker: [] as number[], first: [] as number[], again: [] as number[] };
  try {
    await docker();
    await ours(join(home, "kept"));
    for (let round = 0; round < ROUNDS; round++) {
      taken.docker.push(await docker());
      taken.again.push(await ours(join(home, "kept")));
      taken.first.push(await ours(join(home, `new-${round}`)));
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
  const median = (times: number[]) => percentile(times, 0.5);
  const row = (name: string, times: number[]) =>
    `| ${name} | ${median(times).toFixed(0)} | ${(median(times) / median(taken.docker)).toFixed(2)} |`;
  return [
    `Engine ${engine.version}, overlay2, ${bigHost.containers} containers, ${bigHost.images} images, ${bigHost.volumes} volumes; ${ROUNDS} times in turn:`,
    "| command | p50 ms | ratio |",
    "|---|---|---|",
    row("`docker system df`", taken.docker),
    row("`dunnage --local df`", taken.again),
    row("`dunnage --local df`, the first time", taken.first),
  ].join("\n");
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
