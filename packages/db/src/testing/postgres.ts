import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Client } from "pg";
import { vi } from "vitest";

/** A PostgreSQL of a test's own: a private folder, a unix socket in it and no port. It goes when the test goes, however that ends. */
export interface TestPostgres {
  /** Its folder: the socket is in it. */
  folder: string;
  /** A new empty database; answers its DATABASE_URL. */
  createDatabase(): Promise<string>;
  /** The same address for another user or database. */
  urlOf(database: string, user?: string): string;
  /** Runs one statement as the superuser. */
  run(database: string, statement: string): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
  /** Stops without letting anybody finish, as a crash would: no lock is let go, so nobody who waits for one gets on. */
  abort(): Promise<void>;
  start(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Takes orders on standard input. When that closes, since the test ended or died, it ends the server and removes the folder. */
const KEEPER = `
bin=$1 dir=$2 disk=$3; shift 3
mkdir "$dir/disk"
[ -z "$disk" ] || mount -t tmpfs -o "$disk" tmpfs "$dir/disk"
"$@" "$bin/initdb" -D "$dir/data" -U dunnage -A trust -E UTF8 --no-locale --no-sync >"$dir/initdb.log" 2>&1 || { cat "$dir/initdb.log" >&2; exit 1; }
sed -i.orig '1i local all strict scram-sha-256' "$dir/data/pg_hba.conf"
while read -r order; do
  case $order in
    start) "$@" "$bin/postgres" -D "$dir/data" -k "$dir" -c listen_addresses= -c fsync=off >>"$dir/log" 2>&1 & pid=$! ;;
    stop) kill -INT "$pid"; wait "$pid" ;;
    abort) kill -QUIT "$pid"; wait "$pid" ;;
  esac
  echo "$order"
done
kill -QUIT "$pid" 2>/dev/null; wait
[ -z "$disk" ] || umount "$dir/disk"
rm -rf "$dir"
`;

/** With `smallDisk` (needs root on Linux) a tmpfs of that size is at `disk` in its folder; only PostgreSQL sees it. */
export async function startPostgres({ smallDisk }: { smallDisk?: string } = {}): Promise<TestPostgres> {
  const bin = findPrograms();
  const folder = mkdtempSync(join(tmpdir(), "dunnage-pg-"));
  const { uid, command } = asUser(folder);
  const keeping = [
    "sh",
    "-c",
    KEEPER,
    "keeper",
    bin,
    folder,
    smallDisk ? `size=${smallDisk},uid=${uid},mode=700` : "",
  ];
  const [program = "", ...args] = [...(smallDisk ? ["unshare", "--mount"] : []), ...keeping, ...command];
  const keeper = spawn(program, args, {
    stdio: ["pipe", "pipe", "inherit"],
    cwd: folder,
    detached: true,
  });
  let databases = 0;

  const urlOf = (database: string, user = "dunnage") =>
    `postgres://${user}@/${database}?host=${encodeURIComponent(folder)}`;
  const run = async (database: string, statement: string): Promise<Record<string, unknown>[]> => {
    const client = new Client({ connectionString: urlOf(database) });
    client.on("error", () => undefined); // The query tells.
    try {
      await client.connect();
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end();
    }
  };
  const start = async () => {
    await order(keeper, "start");
    await vi.waitFor(() => run("postgres", "select 1"), { timeout: 20_000, interval: 50 });
  };
  await start();
  return {
    folder,
    urlOf,
    run,
    start,
    stop: () => order(keeper, "stop"),
    abort: () => order(keeper, "abort"),
    async createDatabase() {
      databases += 1;
      const name = `test_${databases}`;
      await run("postgres", `create database ${name}`);
      return urlOf(name);
    },
    async [Symbol.asyncDispose]() {
      keeper.stdin?.end();
      await once(keeper, "exit");
    },
  };
}

async function order(keeper: ChildProcess, word: "start" | "stop" | "abort"): Promise<void> {
  keeper.stdin?.write(`${word}\n`);
  const ended = once(keeper, "exit").then(() => {
    throw new Error("PostgreSQL for the tests could not be started: see above.");
  });
  if (keeper.stdout) await Promise.race([once(keeper.stdout, "data"), ended]);
  ended.catch(() => undefined);
}

/** Debian keeps the server's programs out of PATH. */
function findPrograms(): string {
  const where = `command -v postgres || ls -d /usr/lib/postgresql/*/bin/postgres | sort -t/ -k5n | tail -n1`;
  const program = execFileSync("sh", ["-c", where], { encoding: "utf8", stdio: "pipe" }).trim();
  if (program === "")
    throw new Error("These tests need PostgreSQL's programs: install the package `postgresql`.");
  return dirname(program);
}

/** PostgreSQL refuses to run as root. */
function asUser(folder: string): { uid: number; command: string[] } {
  const own = process.getuid?.() ?? -1;
  if (own !== 0) return { uid: own, command: [] };
  const user = userNumber("postgres") === null ? "nobody" : "postgres";
  const uid = userNumber(user);
  if (uid === null) throw new Error("There is no user to run PostgreSQL as.");
  chownSync(folder, uid, -1);
  return { uid, command: ["setpriv", `--reuid=${user}`, "--clear-groups", "--"] };
}

function userNumber(name: string): number | null {
  try {
    return Number(execFileSync("id", ["-u", name], { encoding: "utf8", stdio: "pipe" }));
  } catch {
    return null;
  }
}
