import { DomainError, StartupProblem } from "@dunnage/api";
import { destination } from "pino";
import { type Dunnage, startDunnage } from "./dunnage.ts";
import { readEnv } from "./env.ts";
import { openLog } from "./log.ts";

/** What goes to the person at the console: on standard output, in whole sentences. The log goes to standard error, as JSON. */
const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const env = readEnv(process.env);
  const dunnage = await startDunnage(env, openLog(env.logLevel, destination({ dest: 2, sync: true })));
  stopOnSignal(dunnage);
  greet(dunnage);
}

function greet({ url, setupLink, engine }: Dunnage): void {
  say(`Dunnage is ready at ${url.href}`);
  if (setupLink) say(`First run: create the administrator at ${setupLink} (this link works once)`);
  if (engine.problem) {
    const { message, advice, params } = engine.problem;
    say(params.detail === undefined ? message : `${message} ${params.detail}`);
    say(advice);
  } else {
    say(`Engine: ${engine.address}`);
  }
}

function stopOnSignal(dunnage: Dunnage): void {
  let stopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    // The second signal means: now.
    if (stopping) process.exit(1);
    stopping = true;
    say(`${signal}: stopping.`);
    await dunnage.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      stop(signal).catch(fail);
    });
  }
}

function fail(error: unknown): never {
  if (error instanceof StartupProblem || error instanceof DomainError)
    process.stderr.write(`Dunnage cannot start. ${error.message}\n`);
  else
    process.stderr.write(
      `Dunnage stopped by an error of its own: ${String(error instanceof Error ? error.stack : error)}\n`,
    );
  process.exit(1);
}

main().catch(fail);
