import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ThrowawayEngine } from "./engine.ts";
import { type EngineAnswer, requestEngine } from "./request.ts";
import { until } from "./until.ts";

/** Debian's HAProxy in front of an engine. */
export interface SocketProxy extends AsyncDisposable {
  /** As in DOCKER_HOST. */
  host: string;
  /** One raw call through it, on a connection of its own; the path is sent as it is given. */
  request<T = unknown>(
    method: string,
    path: string,
    headers?: Record<string, string>,
  ): Promise<EngineAnswer<T>>;
}

/** Starts HAProxy on a configuration that reads where to listen from BIND, and the engine's socket from DOCKER_SOCKET. */
export async function startSocketProxy(engine: ThrowawayEngine, configuration: string): Promise<SocketProxy> {
  const socketPath = join(engine.folder, `proxy-${randomUUID().slice(0, 8)}.sock`);
  const env = {
    PATH: "/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin",
    BIND: `unix@${socketPath}`,
    DOCKER_SOCKET: engine.socketPath,
  };
  // It goes with this process, whichever way that ends.
  const program = ["--pdeathsig", "KILL", "haproxy", "-db", "-f", configuration];
  const child = spawn("setpriv", program, { env, stdio: ["ignore", "ignore", "pipe"] });
  let words = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    words += text;
  });
  child.on("error", (error) => {
    words += error.message;
  });
  const ended = once(child, "close");
  const gone = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  await until(
    () => existsSync(socketPath) || gone(),
    20_000,
    () => "HAProxy did not listen within 20 s.",
  );
  if (gone()) throw new Error(`HAProxy (package haproxy) cannot be started: ${words.trim()}`);
  return {
    host: `unix://${socketPath}`,
    request: (method, path, headers) =>
      requestEngine(socketPath, { method, path, ...(headers && { headers }) }),
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
