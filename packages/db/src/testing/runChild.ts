import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { DatabaseOptions } from "../index.ts";

const program = new URL("child.ts", import.meta.url).pathname;

/** Starts the child program; `inside` is a command that runs it, as `unshare` does. */
export function startChild(
  task: string,
  { dataDir, databaseUrl }: DatabaseOptions,
  inside: string[] = [],
): ChildProcess {
  const [command = "", ...rest] = [
    ...inside,
    process.execPath,
    "--conditions=dunnage-source",
    program,
    task,
    dataDir,
    ...(databaseUrl === undefined ? [] : [databaseUrl]),
  ];
  return spawn(command, rest, { stdio: ["pipe", "pipe", "inherit"] });
}

/** All that it tells until it ends; `onFact` hears each as it comes. */
export async function factsOf(child: ChildProcess, onFact?: (fact: unknown) => unknown): Promise<unknown[]> {
  const facts: unknown[] = [];
  if (!child.stdout) return facts;
  for await (const line of createInterface(child.stdout)) {
    const fact: unknown = JSON.parse(line);
    facts.push(fact);
    await onFact?.(fact);
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return facts;
}
