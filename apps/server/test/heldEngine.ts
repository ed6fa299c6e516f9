import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream";
import { json } from "node:stream/consumers";
import type { ThrowawayEngine } from "@dunnage/throwaway-engine";

/** An engine behind a proxy that can hold removals back, so that a run has a middle for as long as a test needs one, and refuse some. */
export interface HeldEngine extends AsyncDisposable {
  /** As in DOCKER_HOST. */
  host: string;
  /** From now on so many removals are let through, and the others wait. */
  holdAfter(count: number): void;
  /** Lets all through that wait, and all that come. Those whose client has gone meanwhile never reach the engine. */
  release(): void;
  /** Removals that the engine never sees: the end of their path, and the status that answers them. */
  readonly refused: Map<string, number>;
  /** Names of volumes whose size the engine does not know. */
  readonly unmeasured: Set<string>;
  /** What the engine warns of, instead of what it does; empty: what it does. */
  readonly warnings: string[];
}

interface VolumesMeasured {
  Volumes?: { Name: string; UsageData: { Size: number } }[] | null;
}

export async function hold(engine: ThrowawayEngine): Promise<HeldEngine> {
  const folder = await mkdtemp(join(tmpdir(), "dunnage-held-"));
  const socket = join(folder, "engine.sock");
  let left = Number.POSITIVE_INFINITY;
  let released = Promise.withResolvers<void>();

  const refused = new Map<string, number>();
  const unmeasured = new Set<string>();
  const warnings: string[] = [];
  const changeOf = (path = "") => {
    if (unmeasured.size > 0 && path.includes("/system/df")) return unmeasure(unmeasured);
    if (warnings.length > 0 && path.endsWith("/info")) return warnOf(warnings);
    return null;
  };
  const statusOf = ({ method, url = "" }: IncomingMessage) => {
    const path = url.replace(/\?.*/, "");
    return method === "DELETE" ? [...refused].find(([end]) => path.endsWith(end))?.[1] : undefined;
  };

  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const status = statusOf(incoming);
    if (status !== undefined) {
      outgoing.writeHead(status, { "content-type": "application/json" });
      return void outgoing.end(JSON.stringify({ message: `refused with ${status}` }));
    }
    if (incoming.method === "DELETE" && --left < 0) await released.promise;
    if (outgoing.destroyed) return;
    const { method, url: path, headers } = incoming;
    const asked = request({ socketPath: engine.socketPath, method, path, headers }, (answer) => {
      const change = changeOf(path);
      if (change) {
        outgoing.writeHead(answer.statusCode ?? 500, { "content-type": "application/json" });
        return void json(answer).then((body) => outgoing.end(JSON.stringify(change(body))));
      }
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
    refused,
    unmeasured,
    warnings,
    async [Symbol.asyncDispose]() {
      release();
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** As an engine tells the size of a volume that it could not measure. */
const unmeasure = (names: ReadonlySet<string>) => (answer: unknown) => {
  const measured = answer as VolumesMeasured;
  for (const { Name, UsageData } of measured.Volumes ?? []) if (names.has(Name)) UsageData.Size = -1;
  return measured;
};

const warnOf = (Warnings: readonly string[]) => (answer: unknown) => ({ ...(answer as object), Warnings });
