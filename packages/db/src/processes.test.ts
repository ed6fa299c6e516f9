import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DatabaseOptions, openDatabase } from "./index.ts";
import { type Backend, backends } from "./testing/backends.ts";
import { factsOf, startChild } from "./testing/runChild.ts";
import { at, finished, host } from "./testing/samples.ts";
import { sealer } from "./testing/sealer.ts";

const SERVERS = 4;

/**
 * Starts several servers and gives all of them one line after the other, the next when each has answered, so that they come to it at the
 * same moment. Answers what they told on each line.
 */
async function inStep(
  task: string,
  options: DatabaseOptions,
  lines: string[],
  between: () => Promise<void> = () => Promise.resolve(),
): Promise<unknown[][]> {
  const servers = Array.from({ length: SERVERS }, () => startChild(task, options));
  const rounds: unknown[][] = [[]];
  const say = (line: string | undefined) => {
    for (const { stdin } of servers) {
      if (line === undefined) stdin?.end();
      else stdin?.write(`${line}\n`);
    }
  };
  const answered = async (answer: unknown) => {
    const round = rounds.at(-1) ?? [];
    if (round.push(answer) < servers.length) return;
    if (rounds.length > 1) await between();
    const line = lines[rounds.length - 1];
    if (line !== undefined) rounds.push([]);
    say(line);
  };
  await Promise.all(servers.map((server) => factsOf(server, answered).finally(() => say(undefined))));
  return rounds.slice(1);
}

const countIn = (fact: unknown) =>
  typeof fact === "object" && fact !== null && "count" in fact ? Number(fact.count) : 0;

describe.each(backends)("$name, used by other processes", ({ start }) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await start();
  });
  afterAll(() => backend[Symbol.asyncDispose]());

  test("is set up once by several servers that start at once, and gets one first administrator", async () => {
    const rounds = await Promise.all(Array.from({ length: 8 }, () => backend.fresh()));
    const lines = rounds.map(({ dataDir, databaseUrl }) => [dataDir, databaseUrl].filter(Boolean).join("\t"));
    const told = await inStep("start", { dataDir: "", sealer }, lines);
    expect(told.map((answers) => answers.filter((answer) => answer === true))).toEqual(
      rounds.map(() => [true]),
    );
    expect(told.flat()).toHaveLength(SERVERS * rounds.length);
  });

  test("begins one run on a host when several servers want to at once", async () => {
    const options = await backend.fresh();
    const db = await openDatabase(options);
    const running: unknown[] = [];
    const rounds = Array.from({ length: 20 }, String);
    const told = await inStep("begin", options, rounds, async () => {
      const run = await db.runs.running(host.id);
      running.push(run?.id);
      await db.runs.end(run?.id ?? "", finished);
    });
    const refusals = Array.from({ length: SERVERS - 1 }, () => "cleanup_in_progress");
    expect(told.map((answers) => answers.filter((answer) => answer !== "cleanup_in_progress"))).toEqual(
      running.map((id) => [id]),
    );
    expect(told.map((answers) => answers.filter((answer) => answer === "cleanup_in_progress"))).toEqual(
      rounds.map(() => refusals),
    );
    expect((await db.runs.list({ limit: 100 })).runs).toHaveLength(rounds.length);
    await db.close();
  });

  test("loses nothing that was acknowledged when its server is killed", async () => {
    const options = await backend.fresh();
    const acknowledged: unknown[] = [];
    for (const writes of [1, 7, 40]) {
      const child = startChild("write", options);
      let told = 0;
      acknowledged.push(...(await factsOf(child, () => ++told === writes && child.kill("SIGKILL"))));
      expect(child.signalCode).toBe("SIGKILL");
    }
    const db = await openDatabase(options);
    const kept = new Set((await db.registries.list()).map(({ id }) => id));
    expect(acknowledged.filter((id) => !kept.has(String(id)))).toEqual([]);
    await db.close();
  });

  test("keeps of a run all that was acknowledged, in whole batches, when its server is killed", async () => {
    const options = await backend.fresh();
    const db = await openDatabase(options);
    for (const batches of [1, 5, 30]) {
      const child = startChild("record", options);
      const facts = await factsOf(child, (fact) => countIn(fact) >= batches * 7 && child.kill("SIGKILL"));
      expect(child.signalCode).toBe("SIGKILL");
      const run = await db.runs.running(String(child.pid));
      expect(run?.done).toBeGreaterThanOrEqual(countIn(facts.at(-1)));
      expect((run?.done ?? 0) % 7).toBe(0);
      expect((await db.runs.find(run?.id ?? ""))?.outcomes).toHaveLength(run?.done ?? 0);
    }
    expect(await db.runs.stale(at(1000))).toHaveLength(3);
    await db.close();
  });
});

// A disk of its own to fill is a small tmpfs in a private mount namespace, which only Linux has. It goes with the process.
describe.runIf(process.platform === "linux")("SQLite on a full disk", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "dunnage-full-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("starts and writes on, then refuses as `database_full`, goes on reading, loses nothing, and recovers", async () => {
    const mount = `mount -t tmpfs -o size=64m tmpfs ${folder} && exec "$@"`;
    const asRoot = process.getuid?.() === 0 ? [] : ["--map-root-user"];
    const inside = ["unshare", "--mount", ...asRoot, "sh", "-c", mount, "small-disk"];
    const facts = await factsOf(startChild("fill", { dataDir: folder, sealer }, inside));
    expect(facts).toEqual([
      { cleaned: { containers: expect.objectContaining({ planned: 1000, removed: 1000 }) } },
      { refusal: "database_full", hundreds: true },
      { plan: "database_full", record: "database_full", outcomes: 1000, receipt: null },
      { lost: 0, reads: "a@b.example" },
      { afterwards: 1 },
      { cleaned: "finished" },
      `StartupProblem: The disk that holds the data folder ${folder}/other is full. Free some space on it, or set DUNNAGE_DATA_DIR to another folder.`,
    ]);
  });
});
