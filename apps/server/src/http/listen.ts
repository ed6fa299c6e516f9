import { StartupProblem } from "@dunnage/api";
import {
  createAdaptorServer,
  type Http2Bindings,
  type HttpBindings,
  type ServerType,
} from "@hono/node-server";
import { refuseUnreadable } from "./unreadable.ts";

/**
 * A connection that nobody uses is kept for so long: longer than what stands in front keeps its own (nginx 60 s, browsers and HAProxy less). Whoever closes first while
 * the other sends again breaks that request.
 */
const IDLE_CONNECTION_MS = 75_000;

type Fetch = (request: Request, env: HttpBindings | Http2Bindings) => Response | Promise<Response>;

export interface Listening {
  port: number;
  /** Serves by this from now on. Until then every request is told to wait. */
  serve: (fetch: Fetch) => void;
  /** Stops listening; answers under way may end within `graceMs`, then their connections are closed. */
  close: (graceMs: number) => Promise<void>;
}

const starting: Fetch = () =>
  new Response("Dunnage is starting.\n", { status: 503, headers: { "retry-after": "1" } });

/** Listens before anything else is opened, so that a second server on the same port stops before it touches the database. */
export async function listen(port: number, host: string): Promise<Listening> {
  let serve: Fetch = starting;
  const server = createAdaptorServer({
    fetch: (request, env) => serve(request, env),
    serverOptions: { keepAliveTimeout: IDLE_CONNECTION_MS },
  });
  server.on("clientError", refuseUnreadable);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => reject(listenProblem(cause, port, host)));
    server.listen(port, host, resolve);
  });
  return {
    port: portOf(server, port),
    serve: (fetch) => {
      serve = fetch;
    },
    close: (graceMs) => close(server, graceMs),
  };
}

function portOf(server: ServerType, asked: number): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : asked;
}

function listenProblem(cause: NodeJS.ErrnoException, port: number, host: string): Error {
  const told: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is in use: stop what listens there, or set PORT to another.`,
    EACCES: `Port ${port} needs more rights than this user has: set PORT to one above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${host}: set HOST to one it has, such as 127.0.0.1 or 0.0.0.0.`,
    ENOTFOUND: `HOST names ${host}, which is not an address of this machine: set it to one, such as 127.0.0.1 or 0.0.0.0.`,
  };
  const message = told[cause.code ?? ""];
  return message === undefined ? cause : new StartupProblem(message, { cause });
}

async function close(server: ServerType, graceMs: number): Promise<void> {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  if (!("closeAllConnections" in server)) return closed;
  server.closeIdleConnections();
  // Streams and clients that keep their connection would hold the server open for ever.
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}
