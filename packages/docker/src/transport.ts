import { type IncomingHttpHeaders, IncomingMessage } from "node:http";
import { PassThrough, pipeline, type Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import Docker from "dockerode";
import { authority, type EngineAddress } from "./address.ts";
import type { Connections } from "./connection.ts";

/** What is sent. The path is encoded already. */
export interface Question {
  method: "GET" | "POST" | "DELETE";
  path: string;
  query?: Record<string, string>;
}

/** What came back, whatever it is. */
export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** An answer that has only begun. Whoever got it reads its body to the end, or destroys it. */
export interface OpenReply extends Omit<Reply, "text"> {
  body: Readable;
}

/** An answer longer than `limit` bytes; or one that ended before its end. */
export class BrokenReply extends Error {}

// A container takes 1 to 3 KB in the lists and in `df`, so 10,000 of them at most 30 MB. An answer takes twice its length in memory for a moment.
const LONGEST_REPLY_BYTES = 64 * 1024 * 1024;

// About 20,000 events. An engine waits for a listener that does not take them (0.1 s each), keeps everybody waiting meanwhile, and drops them.
const KEPT_FOR_SLOW_READERS_BYTES = 8 * 1024 * 1024;
const SILENCE_MS = 15_000; // after this the other side is asked whether it is still there: a cable says nothing when it is cut

// The modem turns other statuses into errors of its own, after reading the whole answer whatever its length.
const everyStatus: Record<number, true> = Object.fromEntries(
  Array.from({ length: 900 }, (_, index) => [100 + index, true as const]),
);

/** HTTP with one engine, through dockerode's modem. Nothing else of dockerode is used: see docs/decisions/0020. */
export class Transport {
  readonly #connections: Connections;
  readonly #modem: Modem;
  // Connections of their own, so that those which stay open take no place from the others.
  readonly #openConnections: Connections;
  readonly #openModem: Modem;
  #closed = false;

  /** `connect` makes a set of connections. Throws what it throws. */
  constructor(address: EngineAddress, connect: () => Connections) {
    this.#connections = connect();
    this.#modem = modemOf(address, this.#connections);
    this.#openConnections = connect();
    this.#openModem = modemOf(address, this.#openConnections);
    this.#openConnections.retire(); // each for one answer
  }

  /** Throws BrokenReply, the operating system's errors, and what the signal was aborted with. */
  async send(question: Question, signal: AbortSignal): Promise<Reply> {
    const response = await this.#dial(this.#modem, question, signal);
    return { ...headOf(response), text: await read(response, signal) };
  }

  /** As `send`, but for an answer that goes on and on: comes back when it begins. */
  async open(question: Question, signal: AbortSignal): Promise<OpenReply> {
    const response = await this.#dial(this.#openModem, question, signal);
    response.socket.setKeepAlive(true, SILENCE_MS);
    const body = new PassThrough({ highWaterMark: KEPT_FOR_SLOW_READERS_BYTES });
    pipeline(response, body, () => {}); // whoever reads the body gets the error
    return { ...headOf(response), body };
  }

  /** Ends all connections as soon as they are idle. */
  retire(): void {
    this.#connections.retire();
  }

  /** Ends all connections, those in use too. */
  close(): void {
    this.#closed = true;
    this.#connections.destroy();
    this.#openConnections.destroy();
  }

  #dial(modem: Modem, { method, path, query }: Question, signal: AbortSignal): Promise<IncomingMessage> {
    signal.throwIfAborted();
    if (this.#closed) throw Object.assign(new Error("The connection was closed."), { code: "ECONNRESET" });
    return new Promise((resolve, reject) => {
      modem.dial(
        {
          method,
          path: query ? `${path}?` : path,
          ...(query && { options: { _query: query, _body: {} } }),
          isStream: true,
          statusCodes: everyStatus,
          abortSignal: signal,
        },
        (error, result) => {
          if (error) reject(error);
          else if (result instanceof IncomingMessage) resolve(result);
          else reject(new BrokenReply("The answer is no HTTP answer."));
        },
      );
    });
  }
}

type Modem = Docker["modem"];

function modemOf(address: EngineAddress, connections: Connections): Modem {
  // The agent connects, wherever that is. For a socket the modem takes paths as they are; for a host it parses and joins addresses, which
  // takes as long as the rest of a small request.
  const where =
    address.kind === "tcp"
      ? { host: `http://${authority(address.host, null)}`, port: address.port, socketPath: undefined }
      : { host: "", port: undefined, socketPath: "the agent's" };
  // Everything is said, since what is not the modem reads from the process's environment. Its types do not know the agent.
  const options = {
    protocol: "http" as const,
    ...where,
    agent: connections,
    username: undefined,
    ca: undefined,
    cert: undefined,
    key: undefined,
    timeout: undefined,
    version: undefined,
  };
  return new Docker(options).modem;
}

function headOf({ statusCode, headers }: IncomingMessage): Omit<Reply, "text"> {
  return { status: statusCode ?? 0, headers };
}

/** Reads a body to its end. Throws BrokenReply, and what the signal was aborted with. */
export async function read(response: Readable, signal: AbortSignal): Promise<string> {
  try {
    return await textOf(response);
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof BrokenReply) throw cause;
    throw new BrokenReply("The connection ended in the middle of the answer.", { cause });
  }
}

/** By the stream's events: iterating it costs more than the rest of a small answer, and a run reads thousands. */
function textOf(response: Readable): Promise<string> {
  const decoder = new StringDecoder("utf8");
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let text = "";
  let length = 0;
  response.on("data", (chunk: Buffer) => {
    length += chunk.length;
    if (length > LONGEST_REPLY_BYTES)
      response.destroy(
        new BrokenReply(`The answer is longer than ${LONGEST_REPLY_BYTES} bytes, so it was not read on.`),
      );
    else text += decoder.write(chunk);
  });
  response.on("end", () => resolve(text + decoder.end()));
  response.on("error", reject);
  response.on("close", () => reject(new Error("It was closed before its end.")));
  return promise;
}
