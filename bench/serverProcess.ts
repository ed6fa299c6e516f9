import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { serverArguments, serverEnvironment } from "../scripts/server.mjs";

const administrator = { email: "bench@example.com", password: "a password for the bench" };

export interface ServerProcess extends AsyncDisposable {
  url: string;
  /** A signed-in session's cookies. */
  cookie: string;
  /** The most memory that it has had in use so far, in bytes (resident set, as Linux counts it). */
  peakMemoryBytes(): Promise<number>;
  /** Memory in use now, in bytes, as Linux counts it. */
  memoryBytes(): Promise<number>;
  /** Time that it has had a core for. */
  cpuSeconds(): Promise<number>;
  /** How often it has asked the engine for anything, as it counts itself. */
  engineCalls(): Promise<number>;
  /** From its start to its first answer. */
  readonly startMs: number;
}

/** The built server as a process of its own, against this engine, with its own empty database. */
export async function startServer(dockerHost: string): Promise<ServerProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), "dunnage-bench-"));
  const started = performance.now();
  const child = spawn(process.execPath, serverArguments, {
    env: {
      ...serverEnvironment,
      PATH: process.env.PATH,
      PORT: "0",
      DUNNAGE_DATA_DIR: dataDir,
      DOCKER_HOST: dockerHost,
      DUNNAGE_LOG_LEVEL: "warn",
      DUNNAGE_ADMIN_EMAIL: administrator.email,
      DUNNAGE_ADMIN_PASSWORD: administrator.password,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await addressOf(child);
  await fetch(`${url}/readyz`);
  const startMs = performance.now() - started;
  const cookie = await signIn(url);
  const statusOf = async (name: string) => {
    const status = await readFile(`/proc/${child.pid}/status`, "utf8");
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]) * 1024;
  };
  return {
    url,
    cookie,
    startMs,
    peakMemoryBytes: () => statusOf("VmHWM"),
    memoryBytes: () => statusOf("VmRSS"),
    async cpuSeconds() {
      // User and system time in hundredths of a second: see proc_pid_stat(5).
      const fields = (await readFile(`/proc/${child.pid}/stat`, "utf8")).split(") ").at(-1)?.split(" ") ?? [];
      return (Number(fields[11]) + Number(fields[12])) / 100;
    },
    async engineCalls() {
      const text = await (await fetch(`${url}/metrics`, { headers: { cookie } })).text();
      const counts = [...text.matchAll(/^dunnage_engine_request_seconds_count.* (\d+)$/gm)];
      return counts.reduce((sum, [, count]) => sum + Number(count), 0);
    },
    async [Symbol.asyncDispose]() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("The server's output cannot be read.");
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /ready at (\S+)/.exec(line)?.[1];
    if (address !== undefined) return new URL(address).origin;
  }
  throw new Error("The server ended before it was ready.");
}

async function signIn(url: string): Promise<string> {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await fetch(`${url}/api/auth/callback/password`, {
    method: "POST",
    redirect: "manual",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-auth-return-redirect": "1",
      cookie: cookiesOf(csrf),
    },
    body: new URLSearchParams({ ...administrator, csrfToken }),
  });
  return cookiesOf(answer);
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}
