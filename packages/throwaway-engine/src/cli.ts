import { execFile } from "node:child_process";
import { parseAnswer } from "./json.ts";

export interface CliOptions {
  /** Given to the command's standard input, a tarball for `import -` for instance. */
  input?: string | Uint8Array;
  /** Added to the CLI's environment, `DOCKER_BUILDKIT` for instance. */
  env?: Record<string, string>;
}

/** Runs the docker CLI and returns its standard output; throws with its standard error. */
export function runCli(
  program: string,
  args: readonly string[],
  environment: Record<string, string>,
  { input, env }: CliOptions,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      args,
      { env: { ...environment, ...env }, maxBuffer: Number.POSITIVE_INFINITY },
      (error, stdout, stderr) => {
        if (error)
          reject(new Error(`docker ${args.join(" ")}: ${stderr.trim() || error.message}`, { cause: error }));
        else resolve(stdout);
      },
    );
    child.stdin?.on("error", () => {}); // a command that fails early does not read its input
    child.stdin?.end(input ?? "");
  });
}

/** Parses what `--format '{{json .}}'` prints: one JSON value a line. */
export function parseJsonLines<T>(stdout: string): T[] {
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => parseAnswer<T>(line));
}
