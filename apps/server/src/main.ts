import { DomainError, StartupProblem } from "@dunnage/api";
import { destination } from "pino";
import { startDemo } from "./demo/startDemo.ts";
import { type Dunnage, startDunnage } from "./dunnage.ts";
import { type Env, readEnv } from "./env.ts";
import { openLog } from "./log.ts";

/** What goes to the person at the console: on standard output, in whole sentences. The log goes to standard error, as JSON. */
const say = (line: string) => process.stdout.write(`${line}\n`);
// Whoever read that may have gone, a closed terminal for one, which is no reason to end in the middle of things.
process.stdout.on("error", () => undefined);

async function main(): Promise<void> {
  const env = readEnv(process.env);
  const logbook = openLog(env.logLevel, destination({ dest: 2, sync: true }));
  const dunnage = await (env.demo ? startDemo(env, logbook) : startDunnage(env, logbook));
  stopOnSignal(dunnage);
  greet(dunnage, env);
}

function greet({ url, setupLink, engine }: Dunnage, env: Env): void {
  say(`Dunnage is ready at ${url.href}`);
  if (setupLink) say(`First run: create the administrator at ${setupLink} (this link works once)`);
  if (engine.problem) {
    const { message, advice, params } = engine.problem;
    say(params.detail === undefined ? message : `${message} ${params.detail}`);
    say(advice);
    if (!env.all["DOCKER_HOST"])
      say("No engine at hand? `npm start -- --demo` shows a host that is made up.");
  } else if (env.demo) {
    say("Engine: none. This is a demo: the host is made up, and all is put back at the next start.");
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
