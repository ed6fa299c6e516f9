import { CommanderError } from "commander";
import { type ExitCode, exitCodes, Failure, wrongUse } from "./ending.ts";
import { readEnv } from "./env.ts";
import { programFor } from "./program.ts";
import { Terminal } from "./terminal.ts";

type Process = Pick<NodeJS.Process, "argv" | "env" | "stdin" | "stdout" | "stderr" | "exitCode">;

/** Does what the command line says, and answers with the exit code. */
export async function main(process: Process): Promise<ExitCode> {
  const terminal = new Terminal(process);
  let ended: ExitCode = exitCodes.ok;
  // What was begun is finished all the same: a disk that is full, say, is what it is for. Who reads no further, as `head` does, has what they wanted.
  process.stderr.on("error", () => undefined);
  process.stdout.on("error", ({ code, message }: NodeJS.ErrnoException) => {
    if (code === "EPIPE") return;
    terminal.err(`dunnage: The output could not be written: ${message}`);
    if (isAboutOutput(process.argv)) process.exitCode = exitCodes.failed;
  });
  const json = process.argv.includes("--json");
  const program = programFor(
    { terminal, env: readEnv(process.env) },
    {
      onEnd(code) {
        ended = code;
      },
      onMisuse: (text) => json || terminal.err(text),
    },
  );
  try {
    await program.parseAsync(process.argv);
    return ended;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return exitCodes.ok;
      const advice = "Add --help to see how it is used.";
      if (json) tell(wrongUse(error.message.replace(/^error: /, ""), advice), terminal, json);
      return exitCodes.usage;
    }
    if (!(error instanceof Failure)) throw error;
    tell(error, terminal, json);
    return error.exitCode;
  }
}

/** Whether what is printed is all that was wanted. How a clean-up ended says its exit code, whether that could be printed or not. */
const isAboutOutput = (argv: string[]) => !argv.includes("clean");

function tell({ code, message, advice, fields }: Failure, terminal: Terminal, json: boolean): void {
  if (json) {
    terminal.err(JSON.stringify({ error: { code, message, advice, fields } }));
    return;
  }
  terminal.err(`${terminal.styleErr("red", "dunnage:")} ${message}`);
  if (advice) terminal.err(advice);
}
