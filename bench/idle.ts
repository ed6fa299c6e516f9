import { readdir, readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { makeContainer, startEngine, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import { percentile } from "./percentiles.ts";
import { query } from "./procedures.ts";
import { startServer } from "./serverProcess.ts";
import { table } from "./table.ts";

const STARTS = 7;
const SETTLING_MS = 60_000;

/** How soon a started server answers, and what memory it takes while nobody asks for anything, beside the engine's own. */
export async function idle(): Promise<string> {
  await using engine = await startEngine({ version: "28.5" });
  await makeContainer(engine, { name: "runs" });
  const starts: number[] = [];
  for (let start = 0; start < STARTS; start++) {
    await using server = await startServer(engine.host);
    starts.push(server.startMs);
  }
  await using server = await startServer(engine.host);
  // Somebody has looked once.
  await query(server, "info");
  await query(server, "stats");
  await query(server, "usage");
  const seen = await server.memoryBytes();
  const cpuBefore = await server.cpuSeconds();
  await sleep(SETTLING_MS);
  const cpu = ((await server.cpuSeconds()) - cpuBefore) / (SETTLING_MS / 1000);
  const idling = await server.memoryBytes();
  const engineBytes = await memoryOf(engine);
  const mb = (bytes: number) => (bytes / 1e6).toFixed(0);
  const columns = [
    "start to first answer, p50 ms",
    "slowest ms",
    "memory after a look, MB",
    "a minute later, MB",
    "of a core",
    "dockerd and containerd, MB",
    "ratio",
  ];
  const row = [
    percentile(starts, 0.5).toFixed(0),
    Math.max(...starts).toFixed(0),
    mb(seen),
    mb(idling),
    `${(cpu * 100).toFixed(1)} %`,
    mb(engineBytes),
    (idling / engineBytes).toFixed(2),
  ];
  return `Engine ${engine.version} with one container that runs; ${STARTS} starts:\n\n${table(columns, [row])}`;
}

/** Resident set of the engine's own processes, without its containers' and their shims', in bytes. */
async function memoryOf(engine: ThrowawayEngine): Promise<number> {
  let bytes = 0;
  for (const pid of await readdir("/proc")) {
    if (!/^\d+$/.test(pid)) continue;
    try {
      const words = (await readFile(`/proc/${pid}/cmdline`, "utf8")).split("\0");
      const isEngine = /(^|\/)(dockerd|containerd)$/.test(words[0] ?? "");
      if (!isEngine || !words.some((word) => word.startsWith(`${engine.folder}/`))) continue;
      const status = await readFile(`/proc/${pid}/status`, "utf8");
      bytes += Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
    } catch {
      // It has ended meanwhile.
    }
  }
  if (bytes === 0) throw new Error("The engine's processes cannot be seen.");
  return bytes;
}
