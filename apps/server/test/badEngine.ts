import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import type { ThrowawayEngine } from "@dunnage/throwaway-engine";

const mischiefs = [
  "none",
  "delay",
  "cut",
  "cutInTheMiddle",
  "garble",
  "fail",
  "failAfterwards",
  "trickle",
  "hang",
  "hangInTheMiddle",
] as const;
/**
 * Of `cut`, `fail` and `hang` the engine never hears. The others come after it has answered: what it was asked for is done. Of an answer without a
 * body the middle is before its first word.
 */
export type Mischief = (typeof mischiefs)[number];

/** An engine behind a proxy that does mischief to its answers. */
export interface BadEngine extends AsyncDisposable {
  /** As in DOCKER_HOST. */
  host: string;
  /** What is done to the next answer. */
  next: (path: string, method: string) => Mischief;
  /** Requests that have come so far. */
  readonly asked: number;
  /** Connections that are open now. */
  connections(): Promise<number>;
}

/** Numbers from 0 up to 1: the same for the same seed, as far as the same is asked in the same order. */
export function chanceBy(seed: number): () => number {
  let numbers = 0;
  return () => {
    const digest = createHash("sha256").update(`${seed} ${numbers++}`).digest();
    return digest.readUInt32BE() / 2 ** 32;
  };
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
    const { method = "", url: path = "", headers } = incoming;
    const wanted = bad.next(path, method);
    // A stream of events has no end to wait for: it is cut, or comes through.
    const mischief = path.includes("/events") && wanted !== "cut" && wanted !== "fail" ? "none" : wanted;
    if (mischief === "hang") return;
    if (mischief === "cut") return void outgoing.destroy();
    if (mischief === "fail") return fail(outgoing);
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

function fail(outgoing: ServerResponse): void {
  outgoing.writeHead(500, { "content-type": "text/plain" }).end("no");
}

async function spoil(
  mischief: Exclude<Mischief, "cut" | "fail" | "hang">,
  answer: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { "content-length": _, ...headers } = answer.headers;
  const begin = () => outgoing.writeHead(answer.statusCode ?? 500, headers);
  if (mischief === "none") {
    begin().flushHeaders();
    answer.pipe(outgoing);
    return;
  }
  const body = await buffer(answer);
  const half = body.subarray(0, body.length / 2);
  switch (mischief) {
    case "delay":
      await sleep(500);
      begin().end(body);
      break;
    case "cutInTheMiddle":
      if (half.length > 0) begin().write(half, () => outgoing.destroy());
      else outgoing.destroy();
      break;
    case "hangInTheMiddle":
      if (half.length > 0) begin().write(half);
      break;
    case "garble":
      begin().end(body.map((byte, index) => (index % 7 === 3 ? byte ^ 0x55 : byte)));
      break;
    case "failAfterwards":
      fail(outgoing);
      break;
    case "trickle":
      begin();
      for (let start = 0; start < body.length; start += 100) {
        outgoing.write(body.subarray(start, start + 100));
        await sleep(5);
      }
      outgoing.end();
  }
}
