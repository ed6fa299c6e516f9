import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface Seen {
  path: string;
  authorization: string | undefined;
}

export type Answering = (request: IncomingMessage, response: ServerResponse, url: string) => void;

/** A server on loopback that answers as it is told to, for what Debian's registry never says, with all that it was asked. */
export async function startFakeRegistry(answer: Answering) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    seen.push({ path: request.url ?? "", authorization: request.headers.authorization });
    answer(request, response, url);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    seen,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

export const login = { username: "ada", password: "a:secret ☃" };
export const basic = `Basic ${Buffer.from(`${login.username}:${login.password}`).toString("base64")}`;

/** As registries with a token service do it: the distribution specification's own flow. */
export const byToken: Answering = (request, response, url) => {
  const at = new URL(request.url ?? "", url);
  const { authorization } = request.headers;
  if (at.pathname === "/token") {
    const rightService = at.searchParams.get("service") === "the registry";
    if (authorization !== basic || !rightService) response.writeHead(401).end();
    else response.setHeader("content-type", "application/json").end(JSON.stringify({ token: "t0ken" }));
  } else if (authorization === "Bearer t0ken") {
    response.setHeader("docker-distribution-api-version", "registry/2.0").end("{}");
  } else {
    const wanted = `Bearer realm="${url}/token",service="the registry",scope="registry:catalog:*"`;
    response.writeHead(401, { "www-authenticate": wanted }).end();
  }
};
