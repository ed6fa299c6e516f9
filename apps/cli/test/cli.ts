import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleInto } from "../bundle.ts";

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Started {
  ended: Promise<Ran>;
  /** What it has said so far. */
  said(): { stdout: string; stderr: string };
  interrupt(): void;
  type(text: string): void;
}

export interface RunOptions {
  env?: Record<string, string>;
  /** Given to its standard input; by default there is none, as in a cron job. */
  input?: string;
  /** At a terminal of its own: both outputs are one then. */
  terminal?: boolean;
}

/** The real program, bundled as it is published, with a home folder of its own. */
export interface Cli extends AsyncDisposable {
  home: string;
  /** The program's own file. */
  program: string;
  run(args: string[], options?: RunOptions): Promise<Ran>;
  start(args: string[], options?: RunOptions): Started;
}

export async function bundledCli(env: Record<string, string> = {}): Promise<Cli> {
  const home = await mkdtemp(join(tmpdir(), "dunnage-cli-"));
  const folder = join(home, "program");
  await bundleInto(folder);
  const program = join(folder, "dunnage.js");

  const start: Cli["start"] = (args, { env: more = {}, input, terminal = false } = {}) => {
    const quoted = [process.execPath, program, ...args].map((arg) => `'${arg.replaceAll("'", "'\\''")}'`);
    const [command, ...rest] = terminal
      ? ["script", "--quiet", "--return", "--command", `exec ${quoted.join(" ")}`, "/dev/null"]
      : [process.execPath, program, ...args];
    const child = spawn(command ?? "", rest, {
      // No test may ever find an engine or a server that it did not start.
      env: {
        PATH: process.env["PATH"],
        HOME: home,
        TERM: "xterm",
        DOCKER_HOST: "unix:///nonexistent/docker.sock",
        ...env,
        ...more,
      },
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.stdin.on("error", () => {}); // it may end without reading
    if (!terminal) child.stdin.end(input ?? "");
    return {
      ended: once(child, "close").then(([code]) => ({ code: code as number | null, stdout, stderr })),
      said: () => ({ stdout, stderr }),
      interrupt: () => void child.kill("SIGINT"),
      type: (text) => void child.stdin.write(text),
    };
  };
  return {
    home,
    program,
    start,
    run: (args, options) => start(args, options).ended,
    [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }),
  };
}

export const sourceFolder = fileURLToPath(new URL("..", import.meta.url));
