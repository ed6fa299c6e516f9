import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "./index.ts";
import { type Backend, backends } from "./testing/backends.ts";
import { factsOf, startChild } from "./testing/runChild.ts";

describe.each(backends)("$name, used by other processes", ({ start }) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await start();
  });
  afterAll(() => backend[Symbol.asyncDispose]());

  test("is set up once by several servers that start at once, and gets one first administrator", async () => {
    const rounds = await Promise.all(Array.from({ length: 8 }, () => backend.fresh()));
    const lines = rounds.map(({ dataDir, databaseUrl }) => [dataDir, databaseUrl].filter(Boolean).join("\t"));
    const servers = Array.from({ length: 4 }, () => startChild("start", { dataDir: "" }));
    const dismiss = () => {
      for (const { stdin } of servers) stdin?.end();
    };
    let answers = 0;
    // All wait until each has answered, so that they come to the next database at the same moment.
    const answered = () => {
      if (++answers % servers.length !== 0) return;
      const line = lines[answers / servers.length - 1];
      if (line === undefined) return dismiss();
      for (const { stdin } of servers) stdin?.write(`${line}\n`);
    };
    const told = await Promise.all(servers.map((server) => factsOf(server, answered).finally(dismiss)));
    const created = rounds.map((_, round) => told.filter((facts) => facts[round + 1] === true).length);
    expect(created).toEqual(rounds.map(() => 1));
    expect(told.flat()).toHaveLength(servers.length * (1 + rounds.length));
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
});

// A disk of its own to fill is a small tmpfs in a private mount namespace, which only Linux has. It goes with the process.
describe.runIf(process.platform === "linux")("SQLite on a full disk", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "dunnage-full-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("starts and writes on, then refuses as `database_full`, goes on reading, loses nothing, and recovers", async () => {
    const mount = `mount -t tmpfs -o size=32m tmpfs ${folder} && exec "$@"`;
    const asRoot = process.getuid?.() === 0 ? [] : ["--map-root-user"];
    const inside = ["unshare", "--mount", ...asRoot, "sh", "-c", mount, "small-disk"];
    const facts = await factsOf(startChild("fill", { dataDir: folder }, inside));
    expect(facts).toEqual([
      { refusal: "database_full", hundreds: true },
      { lost: 0, reads: "a@b.example" },
      { afterwards: 1 },
      `StartupProblem: The disk that holds the data folder ${folder}/other is full. Free some space on it, or set DUNNAGE_DATA_DIR to another folder.`,
    ]);
  });
});
