import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CliOptions, parseJsonLines, runCli } from "./cli.ts";
import type { EngineStore } from "./configuration.ts";
import type { EnginePrograms } from "./programs.ts";
import { type EngineAnswer, requestEngine } from "./request.ts";
import type { Supervisor } from "./supervisor.ts";
import { until } from "./until.ts";

// On a loaded machine with several engines starting at once; alone, one takes half a second.
const startDeadlineMs = 60_000;
const pingTimeoutMs = 5_000;
// dockerd gives its containers 10 s to stop and itself 5 s more.
const stopDeadlineMs = 30_000;

/** Where an engine listens besides its unix socket. */
export interface EngineTcp {
  /** As in DOCKER_HOST: `tcp://169.254.1.2:2376`. */
  host: string;
  /** As in DOCKER_CERT_PATH; null without TLS. */
  certPath: string | null;
}

interface EngineParts {
  folder: string;
  kind: "docker" | "podman";
  store: EngineStore | "podman";
  programs: EnginePrograms;
  supervisor: Supervisor;
  tcp: EngineTcp | null;
}

/** An engine of the test's own; `startEngine` makes it. */
export class ThrowawayEngine implements AsyncDisposable {
  /** As in DOCKER_HOST: `unix:///...`. */
  readonly host: string;
  readonly socketPath: string;
  readonly tcp: EngineTcp | null;
  readonly kind: "docker" | "podman";
  readonly store: EngineStore | "podman";
  /** DockerRootDir; the test sees its files too, though not the mounts inside. */
  readonly dataRoot: string;
  /** The engine's own; what a test puts there goes with the engine, even if the test is killed. */
  readonly folder: string;
  readonly #programs: EnginePrograms;
  readonly #supervisor: Supervisor;
  #version = "";
  #apiVersion = "";

  constructor({ folder, kind, store, programs, supervisor, tcp }: EngineParts) {
    this.socketPath = join(folder, "docker.sock");
    this.host = `unix://${this.socketPath}`;
    this.tcp = tcp;
    this.kind = kind;
    this.store = store;
    this.dataRoot = join(folder, "data");
    this.folder = folder;
    this.#programs = programs;
    this.#supervisor = supervisor;
  }

  /** As the engine says it: "20.10.24+dfsg1". */
  get version(): string {
    return this.#version;
  }

  /** The newest API version that the engine speaks: "1.41". */
  get apiVersion(): string {
    return this.#apiVersion;
  }

  /** Starts the daemon, again if it was stopped or killed, on the same data and socket, and waits until it answers. */
  async start(): Promise<void> {
    if (this.#supervisor.running) throw new Error("The engine is running already.");
    await this.#supervisor.tell("START");
    await until(
      () => !this.#supervisor.running || this.#answers(),
      startDeadlineMs,
      () => `The engine did not answer within ${startDeadlineMs / 1000} s. ${this.#lastLog()}`,
    );
    if (!this.#supervisor.running) {
      throw new Error(`The engine ended with ${this.#supervisor.exitCode} at its start. ${this.#lastLog()}`);
    }
    const version = await this.request<{ Version: string; ApiVersion: string }>("GET", "/version");
    this.#version = version.body.Version;
    this.#apiVersion = version.body.ApiVersion;
    if (this.kind === "docker") await this.#checkStore();
  }

  /** Ends the daemon as the machine's shutdown would. Containers stop (Podman's go on), data stays; nothing happens if it ended before. */
  async stop(): Promise<void> {
    await this.#endWith("TERM");
  }

  /** Ends the daemon as a crash would: its containers go on. */
  async kill(): Promise<void> {
    await this.#endWith("KILL");
  }

  /** Freezes the daemon: connections are accepted and never answered. Containers go on. */
  async pause(): Promise<void> {
    await this.#supervisor.tell("STOP");
  }

  /** Ends a `pause`. */
  async resume(): Promise<void> {
    await this.#supervisor.tell("CONT");
  }

  /** Runs the docker CLI of the engine's own release and returns its standard output; throws with its standard error. */
  docker(args: readonly string[], options: CliOptions = {}): Promise<string> {
    const environment = {
      PATH: this.#programs.path,
      HOME: this.folder,
      DOCKER_CONFIG: join(this.folder, "cli"),
      DOCKER_HOST: this.host,
      DOCKER_CLI_HINTS: "false",
      LANG: "C.UTF-8",
    };
    return runCli(this.#programs.docker, args, environment, options);
  }

  /** Runs a command that takes `--format`, and parses what it prints: one value for each line, whatever their number. */
  async dockerJson<T = unknown>(args: readonly string[]): Promise<T[]> {
    return parseJsonLines<T>(await this.docker([...args, "--format", "{{json .}}"]));
  }

  /** One raw Engine API call, on a connection of its own. A string or bytes are sent as a tarball, anything else as JSON. */
  request<T = unknown>(method: string, path: string, body?: unknown): Promise<EngineAnswer<T>> {
    return requestEngine<T>(this.socketPath, { method, path, body });
  }

  /** Ends the engine and its containers at once and removes whatever it made. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#supervisor.end();
  }

  async #answers(): Promise<boolean> {
    try {
      const signal = AbortSignal.timeout(pingTimeoutMs);
      const { status } = await requestEngine(this.socketPath, { method: "GET", path: "/_ping", signal });
      return status === 200;
    } catch {
      return false;
    }
  }

  async #endWith(signal: "TERM" | "KILL"): Promise<void> {
    if (!this.#supervisor.running) return;
    await this.#supervisor.tell(signal);
    await this.#supervisor.tell("CONT"); // a paused engine would take no notice of a TERM
    await until(
      () => !this.#supervisor.running,
      stopDeadlineMs,
      () => `The engine did not end within ${stopDeadlineMs / 1000} s. ${this.#lastLog()}`,
    );
  }

  async #checkStore(): Promise<void> {
    const info = await this.request<{ DriverStatus: [string, string][] }>("GET", "/info");
    const snapshotter = info.body.DriverStatus.some(([, value]) =>
      value.startsWith("io.containerd.snapshotter"),
    );
    if (snapshotter !== (this.store === "containerd")) {
      throw new Error(`Engine ${this.#version} does not keep its images in the ${this.store} store.`);
    }
  }

  #lastLog(): string {
    const log = readFileSync(join(this.folder, "engine.log"), "utf8").trimEnd();
    return `The end of its log:\n${log.split("\n").slice(-20).join("\n")}`;
  }
}
