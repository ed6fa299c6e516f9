import { type IncomingHttpHeaders, IncomingMessage } from "node:http";
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

/** An answer longer than `limit` bytes; or one that ended before its end. */
export class BrokenReply extends Error {}

const LONGEST_REPLY_BYTES = 256 * 1024 * 1024; // a list of 100,000 containers is about 100 MB

// The modem turns other statuses into errors of its own, after reading the whole answer whatever its length.
const everyStatus: Record<number, true> = Object.fromEntries(
  Array.from({ length: 900 }, (_, index) => [100 + index, true as const]),
);

/** HTTP with one engine, through dockerode's modem. Nothing else of dockerode is used: see docs/decisions/0020. */
export class Transport {
  readonly #connections: Connections;
  readonly #modem: Docker["modem"];
  #closed = false;

  constructor(address: EngineAddress, connections: Connections) {
    this.#connections = connections;
    // Everything is said, since what is not the modem reads from the process's environment. Its types do not know the agent.
    const options = {
      protocol: "http" as const,
      host: `http://${address.kind === "tcp" ? authority(address.host, null) : "localhost"}`,
      port: address.kind === "tcp" ? address.port : undefined,
      agent: connections,
      socketPath: undefined,
      username: undefined,
      ca: undefined,
      cert: undefined,
      key: undefined,
      timeout: undefined,
      version: undefined,
    };
    this.#modem = new Docker(options).modem;
  }

  /** Throws BrokenReply, the operating system's errors, and what the signal was aborted with. */
  async send({ method, path, query }: Question, signal: AbortSignal): Promise<Reply> {
    signal.throwIfAborted();
    if (this.#closed) throw Object.assign(new Error("The connection was closed."), { code: "ECONNRESET" });
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      this.#modem.dial(
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
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      text: await read(response, signal),
    };
  }

  /** Ends all connections as soon as they are idle. */
  retire(): void {
    this.#connections.retire();
  }

  /** Ends all connections, those in use too. */
  close(): void {
    this.#closed = true;
    this.#connections.destroy();
  }
}

async function read(response: IncomingMessage, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > LONGEST_REPLY_BYTES)
        throw new BrokenReply(`The answer is longer than ${LONGEST_REPLY_BYTES} bytes.`);
      chunks.push(chunk);
    }
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof BrokenReply) throw cause;
    throw new BrokenReply("The connection ended in the middle of the answer.", { cause });
  }
  return Buffer.concat(chunks).toString("utf8");
}
