import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** A server where this token stands for a session, until servers take tokens themselves: it hands everything on, with the session's cookie instead. */
export interface TokenDoor extends AsyncDisposable {
  url: string;
  token: string;
}

export async function tokenDoor(url: string, cookie: () => string): Promise<TokenDoor> {
  const token = "dunnage_test_token";
  const server = createServer((incoming, answer) => {
    const { authorization, host: _, ...headers } = incoming.headers;
    const session = authorization === `Bearer ${token}` ? { cookie: cookie() } : {};
    const onwards = request(
      new URL(incoming.url ?? "/", url),
      { method: incoming.method, headers: { ...headers, ...session } },
      (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(answer);
      },
    );
    onwards.on("error", () => answer.destroy());
    answer.on("close", () => onwards.destroy());
    incoming.pipe(onwards);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
