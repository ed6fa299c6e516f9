import { mkdir } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { headers } from "./answers.ts";
import { bytesOnDisk } from "./diskUsage.ts";
import { Events } from "./events.ts";
import { removeLog, writeLogs } from "./logs.ts";
import { madeUpObjects } from "./madeUp.ts";
import { answerTo } from "./questions.ts";
import { Refusal } from "./refusal.ts";
import { removeBuildCache, removeContainer, removeImage, removeNetwork, removeVolume } from "./removals.ts";

const GB = 1_000_000_000;
/** Of a disk of 128 GB: what the system and other programs take, and what only root may have. */
const DISK = { totalBytes: 128 * GB, reservedBytes: 6.4 * GB, otherBytes: 14.7 * GB };
/** Removing takes a real engine a while; without that nobody would see it go on. */
const REMOVAL_MS = 180;

export interface DemoEngine extends AsyncDisposable {
  /** As in DOCKER_HOST: a socket in the folder. */
  host: string;
  /** The made-up file system under the root folder. */
  space(): { totalBytes: number; freeBytes: number; reservedBytes: number };
}

/**
 * An engine that is none: it answers as Docker does, of a host that is made up, from memory. What is removed is gone from its lists until it is started
 * again. `folder`: where its socket and its (empty) log files go; it is left there when the engine ends.
 */
export async function startDemoEngine(folder: string): Promise<DemoEngine> {
  const objects = madeUpObjects(new Date());
  const rootFolder = join(folder, "docker");
  const events = new Events();
  await mkdir(rootFolder, { recursive: true });
  await writeLogs(rootFolder, objects.containers.values());

  const remove = async (method: string, path: string, query: URLSearchParams) => {
    const [, kind, name = ""] = /^\/(containers|images|volumes|networks)\/(.+)$/.exec(path) ?? [];
    await sleep(REMOVAL_MS);
    if (method === "POST" && path === "/build/prune") return removeBuildCache(objects, query.get("filters"));
    if (method !== "DELETE") throw new Refusal(404, "page not found");
    if (kind === "images") return removeImage(objects, name);
    if (kind === "volumes") return removeVolume(objects, name);
    if (kind === "networks") return removeNetwork(objects, name);
    if (kind !== "containers") throw new Refusal(404, "page not found");
    const removed = removeContainer(objects, name);
    for (const { Actor } of removed.happened) await removeLog(rootFolder, Actor.ID);
    return removed;
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = "GET", url = "/" } = request;
    const { pathname, searchParams } = new URL(url, "http://demo");
    const path = decodeURIComponent(pathname.replace(/^\/v\d+\.\d+(?=\/)/, ""));
    if (method === "GET" && path === "/events") {
      const since = searchParams.get("since");
      events.listen(response.writeHead(200, headers), since === null ? null : Number(since));
      return;
    }
    if (method === "GET") {
      end(response, 200, answerTo(objects, rootFolder, path, searchParams));
      return;
    }
    const { answer, happened } = await remove(method, path, searchParams);
    happened.forEach((one) => events.tell(one));
    if (answer === null) end(response, 204, null);
    else end(response, 200, answer);
  };

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      end(response, error instanceof Refusal ? error.status : 500, { message });
    });
  });
  const socketPath = join(folder, "engine.sock");
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(socketPath, resolve);
  });
  return {
    host: `unix://${socketPath}`,
    space() {
      const used = bytesOnDisk(objects) + DISK.otherBytes;
      const { totalBytes, reservedBytes } = DISK;
      return { totalBytes, reservedBytes, freeBytes: totalBytes - reservedBytes - used };
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function end(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, headers).end(body === null ? undefined : JSON.stringify(body));
}
