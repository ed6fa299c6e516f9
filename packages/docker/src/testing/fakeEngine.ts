import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a broken or odd engine does with a request: `head` is its first line, "GET /version HTTP/1.1". */
type Behaviour = (socket: Socket, head: string) => void;

/** A server at a unix socket that does as it is told, byte for byte: for the faults that no real engine can be made to have. */
export async function fakeEngine(behave: Behaviour) {
  const folder = mkdtempSync(join(tmpdir(), "dunnage-fake-"));
  const socketPath = join(folder, "engine.sock");
  const sockets = new Set<Socket>();
  const asked: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {}); // the client gave up
    socket.on("data", (bytes) => {
      const [head = ""] = bytes.toString("latin1").split("\r\n");
      asked.push(head);
      behave(socket, head);
    });
  });
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  return {
    host: `unix://${socketPath}`,
    asked,
    /** Connections that are open now. */
    connections: () => sockets.size,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
}

/** A whole answer, as an engine sends it. */
export function http(status: number, body: unknown, headers: Record<string, string> = {}): string {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const all = {
    "Content-Type": "application/json",
    "Api-Version": "1.51",
    Server: "Docker/28.5.2 (linux)",
    "Content-Length": String(Buffer.byteLength(text)),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Whatever\r\n${lines.join("")}\r\n${text}`;
}

const streamHead =
  "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nApi-Version: 1.51\r\nServer: Docker/28.5.2 (linux)\r\nTransfer-Encoding: chunked\r\n\r\n";

/** Begins an answer that goes on and on; what is returned sends a piece of it. */
export function beginStream(socket: Socket): (piece: string | Buffer) => void {
  socket.write(streamHead);
  return (piece) => {
    socket.write(`${Buffer.byteLength(piece).toString(16)}\r\n`);
    socket.write(piece);
    socket.write("\r\n");
  };
}

export const version = { Version: "28.5.2", ApiVersion: "1.51", MinAPIVersion: "1.24" };

export const info = {
  Name: "fake",
  OperatingSystem: "Debian",
  OSType: "linux",
  Architecture: "x86_64",
  Driver: "overlay2",
  DockerRootDir: "/var/lib/docker",
  SystemTime: "2026-11-22T16:02:47.435232409Z",
};

/** An engine that can be agreed with, and does as told with all else. */
export function agreeable(behave: Behaviour, headers: Record<string, string> = {}): Behaviour {
  return (socket, head) => {
    if (head.startsWith("GET /version ")) socket.write(http(200, version, headers));
    else if (/^GET (\/v1\.\d+)?\/info /.test(head)) socket.write(http(200, info, headers));
    else behave(socket, head);
  };
}
