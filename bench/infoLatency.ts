import { startEngine } from "@dunnage/throwaway-engine";
import { inTurn, ROUNDS, type Target } from "./inTurn.ts";
import { startServer } from "./serverProcess.ts";

/**
 * `dockerSystem.info` over HTTP with a session, against the Engine API's own `/info` on its socket: one request at a time, in turn, each over one
 * kept connection. Dunnage shares one read of the engine among all who ask within a second, so most of its answers cost the engine nothing.
 */
export async function infoLatency(): Promise<string> {
  await using engine = await startEngine();
  await using server = await startServer(engine.host);
  const { hostname, port } = new URL(server.url);
  const raw: Target = {
    name: "Engine API /info",
    options: { socketPath: engine.socketPath, path: "/info" },
    headers: { host: "docker" },
  };
  const ours: Target = {
    name: "dockerSystem.info",
    options: { host: hostname, port, path: "/api/trpc/dockerSystem.info" },
    headers: { cookie: server.cookie },
  };
  return [`Engine ${engine.version}, ${ROUNDS} requests each, in turn:`, await inTurn(raw, ours)].join("\n");
}
