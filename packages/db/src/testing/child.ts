import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Database, openDatabase } from "../index.ts";
import { anOutcome, aPlan, aReceipt, aRun, at, begin } from "./samples.ts";
import { sealer } from "./sealer.ts";

// A program of its own for what needs one: several at once, one that is killed, one on a small disk. It tells in lines of JSON.

const [task = "", dataDir = "", databaseUrl] = process.argv.slice(2);
const tell = (fact: unknown) => process.stdout.write(`${JSON.stringify(fact)}\n`);

const tasks: Record<string, () => Promise<void>> = {
  /** For each database named on standard input: starts on it, and creates the first administrator if there is none. */
  async start() {
    tell("ready");
    for await (const line of createInterface(process.stdin)) {
      const [folder = "", url] = line.split("\t");
      const db = await openDatabase({ dataDir: folder, databaseUrl: url, sealer });
      const administrator = { email: `${process.pid}@example.com`, name: "Admin", passwordHash: "hash" };
      tell((await db.users.createFirstAdministrator(administrator)) !== null);
      await db.close();
    }
  },

  /** Writes until it is killed, and tells of each write once that is acknowledged. */
  async write() {
    const db = await openDatabase({ dataDir, databaseUrl, sealer });
    for (let i = 0; ; i++) {
      const { id } = await db.registries.add({ name: "r", url: `https://${process.pid}-${i}.example.com` });
      tell(id);
    }
  },

  /** For each line on standard input: begins a run on the one host, with a plan of its own, and tells its id, or why it was not begun. */
  async begin() {
    const db = await openDatabase({ dataDir, databaseUrl, sealer });
    const nextRun = async (round: number) => {
      const run = aRun(`${process.pid}-${round}`);
      await db.plans.add(aPlan(run.plan));
      return run;
    };
    let run = await nextRun(0);
    tell("ready");
    let round = 0;
    for await (const _line of createInterface(process.stdin)) {
      const { id } = run;
      const answer = await db.runs.begin(run).then(() => id, codeOf);
      run = await nextRun(++round);
      tell(answer);
    }
    await db.close();
  },

  /** Records outcomes, seven at a time, until it is killed, and tells how many there are once they are acknowledged. */
  async record() {
    const db = await openDatabase({ dataDir, databaseUrl, sealer });
    const id = String(process.pid);
    await begin(db, id, { host: { id, name: id } });
    for (let count = 0; ; count += 7) {
      tell({ id, count });
      const outcomes = Array.from({ length: 7 }, (_, i) => anOutcome(`images/${count + i}`));
      await db.runs.record(id, outcomes, []);
    }
  },

  /** Starts on a disk that was filled meanwhile, writes until that fails, and tells what works then and after there is room again. */
  async fill() {
    const before = await openDatabase({ dataDir, sealer });
    await begin(before, "r1");
    await before.close();
    const filler = join(dataDir, "filler");
    fillDisk(filler);

    const db = await openDatabase({ dataDir, sealer });
    const user = await db.users.createFirstAdministrator({
      email: "a@b.example",
      name: "A",
      passwordHash: "h",
    });
    const written = { count: 0 };
    const refusal = await writeUntilRefused(db, written);
    tell({ refusal: codeOf(refusal), hundreds: written.count >= 200 });
    tell(await refusalsOfRun(db));
    tell({
      lost: written.count - (await db.registries.count()),
      reads: user && (await db.users.findByEmail(user.email))?.user.email,
    });
    rmSync(filler);
    await db.registries.add({ name: "after", url: "https://after.example.com" });
    await recordMuch(db);
    tell({
      afterwards: (await db.registries.count()) - written.count,
      outcomes: (await db.runs.find("r1"))?.done,
    });
    await db.close();

    fillDisk(filler);
    await openDatabase({ dataDir: join(dataDir, "other"), sealer }).catch((error: unknown) =>
      tell(String(error)),
    );
  },
};

async function writeUntilRefused(db: Database, written: { count: number }): Promise<unknown> {
  try {
    for (; written.count < 100_000; written.count++) {
      await db.registries.add({ name: "r".repeat(90), url: `https://${written.count}.example.com` });
    }
    return "never refused";
  } catch (error) {
    return error;
  }
}

const recordMuch = (db: Database) =>
  db.runs.record(
    "r1",
    Array.from({ length: 2000 }, (_, i) => anOutcome(`images/${i}`)),
    [aReceipt("r1", "containers/a")],
  );

/** What a run meets on a full disk, and what of it is there afterwards. */
async function refusalsOfRun(db: Database) {
  const refusals = [
    await recordMuch(db).catch(codeOf),
    await db.plans.add({ ...aPlan("large"), except: ["x".repeat(1_000_000)] }).catch(codeOf),
    await db.sightings
      .record(
        "local",
        Array.from({ length: 5000 }, (_, i) => ({
          kind: "images" as const,
          id: `${i}`,
          firstSeenAt: at(0),
          lastUsedAt: null,
        })),
      )
      .catch(codeOf),
  ];
  return {
    refusals,
    outcomes: (await db.runs.find("r1"))?.done,
    receipt: await db.runs.receipt("r1", "containers/a"),
  };
}

function fillDisk(file: string): void {
  try {
    for (let bytes = Buffer.alloc(4096); ; ) writeFileSync(file, bytes, { flag: "a" });
  } catch (error) {
    if (codeOf(error) !== "ENOSPC") throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : error;
}

await tasks[task]?.();
