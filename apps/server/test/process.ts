import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { administrator } from "./dunnage.ts";

const source = ["--conditions=dunnage-source", fileURLToPath(new URL("../src/main.ts", import.meta.url))];

export interface ServerProcess extends AsyncDisposable {
  url: string;
  pid: number;
  /** What it wrote to standard error, a line each: its log, and what Node itself says. */
  log: string[];
  /** As the kernel kills: it cannot do anything any more. */
  kill(): Promise<void>;
}

/**
 * The server as a process of its own, with the first administrator, once it is ready. It is killed in the end. `through`: a command that becomes the one
 * that follows it, such as `setpriv`. `program`: what Node runs; the source, or what was built from it.
 */
export async function startServerProcess(
  variables: Record<string, string>,
  through: string[] = [],
  program: string[] = source,
): Promise<ServerProcess> {
  const [command = process.execPath, ...args] = [...through, process.execPath, ...program];
  const child = spawn(command, args, {
    env: {
      PORT: "0",
      DUNNAGE_ADMIN_EMAIL: administrator.email,
      DUNNAGE_ADMIN_PASSWORD: administrator.password,
      ...variables,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log: string[] = [];
  createInterface(child.stderr).on("line", (line) => log.push(line));
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  return {
    url: await addressOf(child),
    pid: child.pid ?? Number.NaN,
    log,
    kill,
    [Symbol.asyncDispose]: kill,
  };
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout) {
    for await (const line of createInterface(stdout)) {
      const address = /ready at (\S+)/.exec(line)?.[1];
      if (address !== undefined) return new URL(address).origin;
    }
  }
  throw new Error("The server ended before it was ready.");
}
