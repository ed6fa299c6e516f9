import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Cable } from "./cable.ts";
import { inside, outside } from "./namespaces.ts";
import { until } from "./until.ts";

/** Hundreds of thousands of files, where somebody measured a big host, on a disk that has other work; without them it takes a moment. */
const CLEANING_UP_MS = 5 * 60_000;

/** START starts the daemon, the others are signals to it. */
type Word = "START" | "TERM" | "KILL" | "STOP" | "CONT";

interface Surroundings {
  folder: string;
  /** PATH on which the daemon and its programs are found. */
  path: string;
  /** Shows the engine a cgroup of its own as if it were the machine's topmost, since it cannot be told to use one. */
  ownCgroups: boolean;
  cable?: Cable | undefined;
}

/** The process that holds an engine's namespaces, and cleans up whatever way the test ends. */
export class Supervisor {
  readonly #child: ChildProcessWithoutNullStreams;
  #ready = false;
  #asked = 0;
  #done = 0;
  #ended = false;
  #failed = false;
  /** What its programs said on the way, for error messages. */
  #words = "";
  #running = false;
  #exitCode = 0;

  private constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child;
    createInterface(child.stdout).on("line", (line) => this.#hear(line));
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#words += text;
    });
    child.stdin.on("error", () => {}); // its end is noticed by "close"
    child.on("error", (error) => {
      this.#words += error.message;
      this.#ended = true;
    });
    child.on("close", (code) => {
      this.#failed = code !== 0;
      this.#ended = true;
    });
    // A test that forgets its engine can still end, and that closes the pipe.
    child.unref();
    for (const stream of [child.stdin, child.stdout, child.stderr]) {
      if (stream instanceof Socket) stream.unref();
    }
  }

  /** Makes the namespaces of the engine that lives in `folder`, where `start.sh` becomes its daemon. */
  static async start({ folder, path, ownCgroups, cable }: Surroundings): Promise<Supervisor> {
    const cableArguments = cable
      ? [cable.name, `${cable.testAddress}/30`, `${cable.engineAddress}/30`]
      : ["", "", ""];
    writeFileSync(join(folder, "outside.sh"), outside);
    writeFileSync(join(folder, "inside.sh"), inside);
    const child = spawn(
      "bash",
      [join(folder, "outside.sh"), folder, ownCgroups ? "own" : "", ...cableArguments],
      {
        detached: true,
        cwd: "/",
        env: { PATH: path, LANG: "C.UTF-8" },
        stdio: "pipe",
      },
    );
    const supervisor = new Supervisor(child);
    await until(
      () => supervisor.#ready || supervisor.#ended,
      20_000,
      () => "",
    ).catch(() => supervisor.end());
    if (supervisor.#ready) return supervisor;
    throw new Error(`The engine's namespaces cannot be made: ${supervisor.#words.trim()}`);
  }

  /** Whether the daemon runs, frozen or not. */
  get running(): boolean {
    return this.#running;
  }

  /** The daemon's exit code as the shell gives it (128 and more: a signal), once it has ended. */
  get exitCode(): number {
    return this.#exitCode;
  }

  /** Passes a word on, and waits until it was obeyed: a STOP has stopped the daemon by then. */
  async tell(word: Word): Promise<void> {
    if (word === "START") this.#running = true;
    const task = ++this.#asked;
    this.#child.stdin.write(`${word}\n`);
    await until(
      () => this.#done >= task || this.#ended,
      10_000,
      () => `The engine's supervisor did not do ${word} within 10 s.`,
    );
    if (this.#done < task) throw new Error(`The engine's supervisor is gone. ${this.#words.trim()}`);
  }

  /** Ends everything at once, as the test's death would, and waits until nothing is left. */
  async end(): Promise<void> {
    this.#child.stdin.end();
    await until(
      () => this.#ended,
      CLEANING_UP_MS,
      () => `The engine was not cleaned up within ${CLEANING_UP_MS / 1000} s.`,
    );
    if (this.#failed) throw new Error(`The engine was not cleaned up: ${this.#words.trim()}`);
  }

  #hear(line: string): void {
    const [word, rest] = line.split(" ", 2);
    if (word === "ready") this.#ready = true;
    else if (word === "done") this.#done += 1;
    else if (word === "exited") {
      this.#exitCode = Number(rest);
      this.#running = false;
    } else this.#words += `${line}\n`;
  }
}
