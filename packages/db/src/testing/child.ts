import { randomBytes, randomUUID } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Database, openDatabase } from "../index.ts";
import { anItem, anOutcome, aPlan, aReceipt, aRun, begin, finished } from "./samples.ts";
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
      await db.plans.add(aPlan(run.plan), "e1");
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

  /**
   * Starts on a disk that was filled meanwhile, cleans a host up, writes until that fails, and tells what works then and after there is
   * room again.
   */
  async fill() {
    await (await openDatabase({ dataDir, sealer })).close();
    const filler = join(dataDir, "filler");
    fillDisk(filler);

    const db = await openDatabase({ dataDir, sealer });
    const user = await db.users.createFirstAdministrator({
      email: "a@b.example",
      name: "A",
      passwordHash: "h",
    });
    await cleanUp(db, "r1", 1000);
    tell({ cleaned: (await db.runs.find("r1"))?.kinds });
    const written = { count: 0 };
    const refusal = await writeUntilRefused(db, written);
    tell({ refusal: codeOf(refusal), hundreds: written.count >= 200 });
    await tellOfRunOnFullDisk(db);
    tell({
      lost: written.count - (await db.registries.count()),
      reads: user && (await db.users.findByEmail(user.email))?.user.email,
    });
    rmSync(filler);
    await db.registries.add({ name: "after", url: "https://after.example.com" });
    tell({ afterwards: (await db.registries.count()) - written.count });
    await cleanUp(db, "r2", 100);
    tell({ cleaned: (await db.runs.find("r2"))?.state });
    await db.close();

    fillDisk(filler);
    await openDatabase({ dataDir: join(dataDir, "other"), sealer }).catch((error: unknown) =>
      tell(String(error)),
    );
  },
};

/** What is left of a container's `docker inspect`, 5 KB of JSON, when it is deflated. */
const INSPECT_BYTES = 2000;

/** All that a clean-up writes: its plan, and what became of each container, sixteen at a time, with its receipt. */
async function cleanUp(db: Database, id: string, containers: number): Promise<void> {
  const ids = Array.from({ length: containers }, () => randomBytes(32).toString("hex"));
  const plan = aPlan(`plan of ${id}`, { items: ids.map((container) => anItem(container)) });
  await db.plans.add(plan, "e1");
  await db.runs.begin(aRun(id, { plan: plan.id, planned: containers, plannedByKind: { containers } }));
  for (let i = 0; i < containers; i += 16) {
    const keys = ids.slice(i, i + 16).map((container) => `containers/${container}`);
    await db.runs.record(
      id,
      keys.map((key) => anOutcome(key, { kind: "containers" })),
      keys.map((key) => aReceipt(id, key, { inspect: randomBytes(INSPECT_BYTES).toString("base64") })),
    );
  }
  await db.runs.end(id, finished);
}

/** What fails of a clean-up on a full disk leaves nothing half done. */
async function tellOfRunOnFullDisk(db: Database): Promise<void> {
  const large = { ...aPlan("large"), except: Array.from({ length: 20_000 }, randomUUID) };
  const receipts = Array.from({ length: 100 }, (_, i) =>
    aReceipt("r1", `containers/${i}`, { inspect: Array.from({ length: 100 }, randomUUID) }),
  );
  tell({
    plan: await db.plans.add(large, "e1").catch(codeOf),
    record: await db.runs.record("r1", [anOutcome("images/a")], receipts).catch(codeOf),
    outcomes: (await db.runs.find("r1"))?.done,
    receipt: await db.runs.receipt("r1", "containers/0"),
  });
}

async function writeUntilRefused(db: Database, written: { count: number }): Promise<unknown> {
  try {
    for (; written.count < 100_000; written.count++) {
      await db.registries.add({ name: "r".repeat(900), url: `https://${written.count}.example.com` });
    }
    return "never refused";
  } catch (error) {
    return error;
  }
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
