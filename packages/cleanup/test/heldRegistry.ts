import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { baseImage, makeContainer, startRegistry, type ThrowawayEngine } from "@dunnage/throwaway-engine";

/** Manifests come through while downloads are held back, and layers of megabytes do not. */
const PASSES = 64_000;

/** A registry on the loopback of an engine that has TCP, whose downloads can be held back half-way. */
export interface HeldRegistry extends AsyncDisposable {
  /** What an image's name begins with. */
  name: string;
  hold(): void;
  /** Downloads that have begun, and wait. */
  readonly waiting: number;
  release(): void;
}

/** A container of the base image leads there: docker takes plain HTTP from its own loopback alone. */
export async function startHeldRegistry(engine: ThrowawayEngine): Promise<HeldRegistry> {
  const registry = await startRegistry();
  let held: PromiseWithResolvers<void> | null = null;
  let waiting = 0;
  const valve = () => {
    let passed = 0;
    return new Transform({
      async transform(chunk: Buffer, _, done) {
        passed += chunk.length;
        if (held && passed > PASSES) {
          waiting += 1;
          await held.promise;
          waiting -= 1;
        }
        done(null, chunk);
      },
    });
  };
  const sockets = new Set<Socket>();
  const server = createServer((incoming) => {
    const outgoing = connect(Number(new URL(registry.url).port), "127.0.0.1");
    for (const socket of [incoming, outgoing]) sockets.add(socket);
    // Either side may go away at any time, and each then tries again.
    pipeline(incoming, outgoing).catch(() => outgoing.destroy());
    pipeline(outgoing, valve(), incoming).catch(() => incoming.destroy());
  });
  // The end of the cable that is the test's.
  const [, its = ""] = /^tcp:\/\/(169\.254\.\d+\.\d+):/.exec(engine.tcp?.host ?? "") ?? [];
  const address = its.replace(/\d+$/, (last) => String(Number(last) - 1));
  await once(server.listen(0, address), "listening");
  const bound = server.address();
  const itsPort = typeof bound === "object" && bound !== null ? bound.port : 0;
  await makeContainer(engine, { state: "created" });
  const way = ["nc", "-ll", "-p", "5000", "-e", "nc", address, String(itsPort)];
  await engine.docker([
    "run",
    "--detach",
    "--name",
    "way-to-the-registry",
    "--network",
    "host",
    baseImage,
    ...way,
  ]);
  return {
    name: "127.0.0.1:5000",
    hold: () => {
      held = Promise.withResolvers();
    },
    get waiting() {
      return waiting;
    },
    release: () => {
      held?.resolve();
      held = null;
    },
    async [Symbol.asyncDispose]() {
      held?.resolve();
      for (const socket of sockets) socket.destroy();
      server.close();
      await registry[Symbol.asyncDispose]();
    },
  };
}
