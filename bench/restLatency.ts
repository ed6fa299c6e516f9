import { startEngine } from "@dunnage/throwaway-engine";
import { inTurn, ROUNDS, type Target } from "./inTurn.ts";
import { startServer } from "./serverProcess.ts";

/** `dockerSystem.info` by REST against the same by tRPC, with a session. */
export async function restLatency(): Promise<string> {
  await using engine = await startEngine();
  await using server = await startServer(engine.host);
  const { hostname, port } = new URL(server.url);
  const at = (path: string): Target => ({
    name: path,
    options: { host: hostname, port, path },
    headers: { cookie: server.cookie },
  });
  const table = await inTurn(at("/api/trpc/dockerSystem.info"), at("/api/v1/docker/system/info"));
  return [`Engine ${engine.version}, ${ROUNDS} requests each, in turn:`, table].join("\n");
}
