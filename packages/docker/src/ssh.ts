import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { Socket } from "node:net";
import { Duplex } from "node:stream";
import type { EngineAddress } from "./address.ts";
import type { Environment } from "./variables.ts";

type SshAddress = Extract<EngineAddress, { kind: "ssh" }>;

const LONGEST_COMPLAINT = 4000; // characters of ssh's standard error that are kept

/**
 * A connection to an engine through `ssh HOST docker system dial-stdio`, as the docker CLI makes it. OpenSSH itself is run, so
 * that ~/.ssh/config, known_hosts and the agent count (docs/decisions/0021). It never asks anything: there is nobody to answer.
 */
export function connectSsh(address: SshAddress, env: Environment): Duplex {
  return new SshConnection(spawn("ssh", sshArguments(address), { env: { ...env }, stdio: "pipe" }));
}

export function sshArguments({ host, port, user, socketPath }: SshAddress): string[] {
  const dial =
    socketPath === null
      ? ["docker", "system", "dial-stdio"]
      : ["docker", "--host", quoted(`unix://${socketPath}`), "system", "dial-stdio"];
  return [
    ...(user === null ? [] : ["-l", user]),
    ...(port === null ? [] : ["-p", String(port)]),
    "-T",
    "-o",
    "ConnectTimeout=30",
    "-o",
    "BatchMode=yes",
    "--",
    host,
    ...dial,
  ];
}

/** For the shell on the other side, which gets the command as one line. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The standard input and output of a process as a socket, as far as an HTTP agent needs one. */
class SshConnection extends Duplex {
  readonly #ssh: ChildProcessWithoutNullStreams;
  #complaint = "";
  #timer: NodeJS.Timeout | undefined;

  constructor(ssh: ChildProcessWithoutNullStreams) {
    super();
    this.#ssh = ssh;
    ssh.stdout.on("data", (chunk) => {
      if (!this.push(chunk)) ssh.stdout.pause();
    });
    ssh.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#complaint = (this.#complaint + text).slice(-LONGEST_COMPLAINT);
    });
    ssh.stdin.on("error", () => {}); // it ended; "close" tells why
    ssh.on("error", (cause) => this.destroy(connectionError(`ssh could not be started: ${cause.message}`)));
    ssh.on("close", (code) => {
      if (code === 0) this.push(null);
      else this.destroy(connectionError(lastLines(this.#complaint) || `ssh ended with ${code}`));
    });
  }

  override _read(): void {
    this.#ssh.stdout.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#ssh.stdin.write(chunk, () => done());
  }

  override _final(done: () => void): void {
    this.#ssh.stdin.end(() => done());
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearTimeout(this.#timer);
    this.#ssh.kill();
    done(error);
  }

  // What node:http calls on a socket.

  setTimeout(ms: number): this {
    clearTimeout(this.#timer);
    if (ms > 0) this.#timer = setTimeout(() => this.emit("timeout"), ms).unref();
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  /** An idle connection keeps nobody's process alive. */
  unref(): this {
    for (const part of this.#parts()) part.unref();
    return this;
  }

  ref(): this {
    for (const part of this.#parts()) part.ref();
    return this;
  }

  #parts() {
    const { stdin, stdout, stderr } = this.#ssh;
    return [this.#ssh, ...[stdin, stdout, stderr].filter((pipe) => pipe instanceof Socket)];
  }
}

function lastLines(text: string): string {
  return text.trim().split("\n").slice(-3).join(" ");
}

/** As the operating system would say it for a socket. */
function connectionError(message: string): Error {
  const denied = /permission denied while trying to connect to the docker/i.test(message);
  return Object.assign(new Error(message), { code: denied ? "EACCES" : "ECONNREFUSED" });
}
