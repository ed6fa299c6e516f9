import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import type { ThrowawayEngine } from "@dunnage/throwaway-engine";

const mischiefs = ["none", "delay", "cut", "cutInTheMiddle", "garble", "fail", "trickle"] as const;
export type Mischief = (typeof mischiefs)[number];

/** An engine behind a proxy that does mischief to its answers. */
export interface BadEngine extends AsyncDisposable {
  /** As in DOCKER_HOST. */
  host: string;
  /** What is done to the next answer. */
  next: (path: string) => Mischief;
  /** Requests that have come so far. */
  readonly asked: number;
  /** Connections that are open now. */
  connections(): Promise<number>;
}

/** One of them, by a number from 0 up to 1. */
export function mischiefBy(chance: number): Mischief {
  return mischiefs[Math.floor(chance * mischiefs.length)] ?? "none";
}

export async function startBadEngine(engine: ThrowawayEngine): Promise<BadEngine> {
  const folder = await mkdtemp(join(tmpdir(), "dunnage-bad-"));
  const socket = join(folder, "engine.sock");
  let asked = 0;
  const bad: Pick<BadEngine, "next"> = { next: () => "none" };

  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    asked += 1;
    const { method, url: path = "", headers } = incoming;
    const wanted = bad.next(path);
    // A stream of events has no end to wait for: it is cut, or comes through.
    const mischief = path.includes("/events") && wanted !== "cut" && wanted !== "fail" ? "none" : wanted;
    if (mischief === "cut") return void outgoing.destroy();
    if (mischief === "fail") return void outgoing.writeHead(500, { "content-type": "text/plain" }).end("no");
    const through = request({ socketPath: engine.socketPath, method, path, headers }, (answer) => {
      void spoil(mischief, answer, outgoing).catch(() => outgoing.destroy());
    });
    through.on("error", () => outgoing.destroy());
    outgoing.on("close", () => through.destroy());
    incoming.pipe(through);
  };
  const server = createServer(pass);
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return {
    host: `unix://${socket}`,
    get next() {
      return bad.next;
    },
    set next(next) {
      bad.next = next;
    },
    get asked() {
      return asked;
    },
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function spoil(
  mischief: Exclude<Mischief, "cut" | "fail">,
  answer: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { "content-length": _, ...headers } = answer.headers;
  outgoing.writeHead(answer.statusCode ?? 500, headers);
  if (mischief === "none") {
    outgoing.flushHeaders();
    answer.pipe(outgoing);
    return;
  }
  const body = await buffer(answer);
  switch (mischief) {
    case "delay":
      await sleep(500);
      outgoing.end(body);
      break;
    case "cutInTheMiddle":
      outgoing.write(body.subarray(0, body.length / 2), () => outgoing.destroy());
      break;
    case "garble":
      outgoing.end(body.map((byte, index) => (index % 7 === 3 ? byte ^ 0x55 : byte)));
      break;
    case "trickle":
      for (let start = 0; start < body.length; start += 100) {
        outgoing.write(body.subarray(start, start + 100));
        await sleep(5);
      }
      outgoing.end();
  }
}
