import { CommanderError } from "commander";
import { type ExitCode, exitCodes, Failure, wrongUse } from "./ending.ts";
import { readEnv } from "./env.ts";
import { programFor } from "./program.ts";
import { Terminal } from "./terminal.ts";

type Process = Pick<NodeJS.Process, "argv" | "env" | "stdin" | "stdout" | "stderr">;

/** Does what the command line says, and answers with the exit code. */
export async function main(process: Process): Promise<ExitCode> {
  const terminal = new Terminal(process);
  // Who reads no further, as `head` does, has what they wanted.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  let ended: ExitCode = exitCodes.ok;
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

function tell({ code, message, advice, fields }: Failure, terminal: Terminal, json: boolean): void {
  if (json) {
    terminal.err(JSON.stringify({ error: { code, message, advice, fields } }));
    return;
  }
  terminal.err(`${terminal.styleErr("red", "dunnage:")} ${message}`);
  if (advice) terminal.err(advice);
}
