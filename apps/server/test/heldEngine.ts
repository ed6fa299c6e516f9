import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream";
import type { ThrowawayEngine } from "@dunnage/throwaway-engine";

/** An engine behind a proxy that can hold removals back, so that a run has a middle for as long as a test needs one. */
export interface HeldEngine extends AsyncDisposable {
  /** As in DOCKER_HOST. */
  host: string;
  /** From now on so many removals are let through, and the others wait. */
  holdAfter(count: number): void;
  /** Lets all through that wait, and all that come. Those whose client has gone meanwhile never reach the engine. */
  release(): void;
}

export async function hold(engine: ThrowawayEngine): Promise<HeldEngine> {
  const folder = await mkdtemp(join(tmpdir(), "dunnage-held-"));
  const socket = join(folder, "engine.sock");
  let left = Number.POSITIVE_INFINITY;
  let released = Promise.withResolvers<void>();

  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (incoming.method === "DELETE" && --left < 0) await released.promise;
    if (outgoing.destroyed) return;
    const { method, url: path, headers } = incoming;
    const asked = request({ socketPath: engine.socketPath, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      outgoing.flushHeaders();
      pipeline(answer, outgoing, () => undefined);
    });
    asked.on("error", () => outgoing.destroy());
    outgoing.on("close", () => asked.destroy());
    pipeline(incoming, asked, () => undefined);
  };
  const server = createServer((incoming, outgoing) => void pass(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  const release = () => {
    left = Number.POSITIVE_INFINITY;
    released.resolve();
    released = Promise.withResolvers();
  };
  return {
    host: `unix://${socket}`,
    holdAfter: (count) => {
      left = count;
    },
    release,
    async [Symbol.asyncDispose]() {
      release();
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
