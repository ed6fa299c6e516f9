import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Database, openDatabase } from "../index.ts";

// A program of its own for what needs one: several at once, one that is killed, one on a small disk. It tells in lines of JSON.

const [task = "", dataDir = "", databaseUrl] = process.argv.slice(2);
const tell = (fact: unknown) => process.stdout.write(`${JSON.stringify(fact)}\n`);

const tasks: Record<string, () => Promise<void>> = {
  /** For each database named on standard input: starts on it, and creates the first administrator if there is none. */
  async start() {
    tell("ready");
    for await (const line of createInterface(process.stdin)) {
      const [folder = "", url] = line.split("\t");
      const db = await openDatabase({ dataDir: folder, databaseUrl: url });
      const administrator = { email: `${process.pid}@example.com`, name: "Admin", passwordHash: "hash" };
      tell((await db.users.createFirstAdministrator(administrator)) !== null);
      await db.close();
    }
  },

  /** Writes until it is killed, and tells of each write once that is acknowledged. */
  async write() {
    const db = await openDatabase({ dataDir, databaseUrl });
    for (let i = 0; ; i++) {
      const { id } = await db.registries.add({ name: "r", url: `https://${process.pid}-${i}.example.com` });
      tell(id);
    }
  },

  /** Starts on a disk that was filled meanwhile, writes until that fails, and tells what works then and after there is room again. */
  async fill() {
    await (await openDatabase({ dataDir })).close();
    const filler = join(dataDir, "filler");
    fillDisk(filler);

    const db = await openDatabase({ dataDir });
    const user = await db.users.createFirstAdministrator({
      email: "a@b.example",
      name: "A",
      passwordHash: "h",
    });
    const written = { count: 0 };
    const refusal = await writeUntilRefused(db, written);
    tell({ refusal: codeOf(refusal), hundreds: written.count >= 200 });
    tell({
      lost: written.count - (await db.registries.count()),
      reads: user && (await db.users.findByEmail(user.email))?.user.email,
    });
    rmSync(filler);
    await db.registries.add({ name: "after", url: "https://after.example.com" });
    tell({ afterwards: (await db.registries.count()) - written.count });
    await db.close();

    fillDisk(filler);
    await openDatabase({ dataDir: join(dataDir, "other") }).catch((error: unknown) => tell(String(error)));
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
