import { Agent, type ClientRequest, type IncomingMessage } from "node:http";
import { createConnection, isIP } from "node:net";
import type { Duplex } from "node:stream";
import { type ConnectionOptions, connect as connectTls } from "node:tls";
import { inspect } from "node:util";
import type { EngineAddress } from "./address.ts";
import { connectSsh } from "./ssh.ts";
import { readTls, trustedAuthorities, wantsTls } from "./tls.ts";
import type { Environment } from "./variables.ts";

// Each is a process and a log-in on the other side; sshd lets ten log in at the same time unless told otherwise (MaxStartups).
export const MOST_SSH_CONNECTIONS = 8;
/** As many as a run may have removals under way: making a connection takes as long as a small request. */
const MOST_IDLE_CONNECTIONS = 48;
const IDLE_MS = 10_000;

/** Makes and keeps the connections to one engine, whatever they go through. Throws when TLS files cannot be read. */
export function connectionsTo(address: EngineAddress, env: Environment): Connections {
  if (address.kind === "unix") return new Connections(() => createConnection(address.socketPath));
  if (address.kind === "ssh") return new Connections(() => connectSsh(address, env), MOST_SSH_CONNECTIONS);
  const { host, port } = address;
  if (!wantsTls(env)) return new Connections(() => createConnection(port, host));
  const tls = readTls(env);
  const options: ConnectionOptions = {
    host,
    port,
    ca: trustedAuthorities(tls),
    rejectUnauthorized: tls.verify,
    ...(isIP(host) === 0 && { servername: host }),
    ...(tls.cert !== null && { cert: tls.cert }),
    ...(tls.key !== null && { key: tls.key }),
  };
  return new Connections(() => connectTls(options));
}

export class Connections extends Agent {
  readonly #connect: () => Duplex;
  #retired = false;

  constructor(connect: () => Duplex, most = Number.POSITIVE_INFINITY) {
    super({ keepAlive: true, timeout: IDLE_MS, maxSockets: most, maxFreeSockets: MOST_IDLE_CONNECTIONS });
    this.#connect = connect;
  }

  override createConnection(): Duplex {
    return this.#connect();
  }

  /** Ends the idle connections now, and the others when they are done with what is under way. */
  retire(): void {
    this.#retired = true;
    for (const socket of Object.values(this.freeSockets).flat()) socket?.destroy();
  }

  override keepSocketAlive(socket: Duplex): boolean {
    const may: unknown = super.keepSocketAlive(socket); // false where the other side said that it will close
    return may !== false && !this.#retired;
  }

  /** The modem writes every request out for debugging, and the agent with all its sockets, though nobody reads it: 10 ms each time. */
  [inspect.custom](): string {
    return "Connections";
  }

  /** Called by node:http for every request, though not in its types. */
  addRequest(request: ClientRequest, ...rest: unknown[]): void {
    // docker-modem follows redirects, away from the engine and without our limits, and throws where nobody can catch
    // it for a target that is not HTTP. No engine redirects; so the modem sees none.
    request.prependOnceListener("response", (response: IncomingMessage) => {
      delete response.headers.location;
    });
    const addRequest: unknown = Reflect.get(Agent.prototype, "addRequest");
    if (typeof addRequest === "function") Reflect.apply(addRequest, this, [request, ...rest]);
  }
}
