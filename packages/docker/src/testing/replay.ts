import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { connectEngine } from "../find.ts";
import { read, recordingsOf } from "./recordings.ts";

const Version = z.object({ ApiVersion: z.string() });
const Sizes = z.array(z.looseObject({ Id: z.string(), SizeRw: z.number().optional() }));

/**
 * A recorded engine behind a real socket. It refuses what was never recorded, and keeps what it was asked. `api`: it speaks no later version than this, as an
 * older release of the same series.
 */
export async function replay(engine: string, api?: string) {
  const folder = mkdtempSync(join(tmpdir(), "dunnage-replay-"));
  const recorded = Version.parse(JSON.parse(read(engine, "version").reply.text)).ApiVersion;
  const version = api ?? recorded;
  const replies = new Map(
    recordingsOf(engine).map(({ method, path, reply }) => [keyOf(method, path), reply]),
  );
  const sizes = sizesIn(replies.get(keyOf("GET", "/containers/json?all=1&size=1"))?.text ?? "[]");
  const asked: string[] = [];
  const refused: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(`${request.method} ${path}`);
    const unversioned = path.replace(`/v${version}/`, "/");
    const reply = replies.get(keyOf(request.method ?? "", unversioned));
    if (reply) {
      const text =
        unversioned === "/version" ? reply.text.replaceAll(`"${recorded}"`, `"${version}"`) : reply.text;
      response.writeHead(reply.status, { ...withoutLength(reply.headers), "api-version": version }).end(text);
    } else if (sizes.has(unversioned)) {
      response.writeHead(200, { "content-type": "application/json" }).end(sizes.get(unversioned));
    } else {
      refused.push(`${request.method} ${path}`);
      response.writeHead(501, { "content-type": "text/plain" }).end("never recorded");
    }
  });
  const socketPath = join(folder, "engine.sock");
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  const host = `unix://${socketPath}`;
  const client = connectEngine({ host });
  return {
    /** As in DOCKER_HOST. */
    host,
    engine: client,
    asked,
    /** Of what it was asked: what was never recorded. */
    refused,
    async [Symbol.asyncDispose]() {
      client.close();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
}

/** One container was inspected with its size when the engines were recorded, and all were listed with theirs: the two say the same. By path. */
function sizesIn(list: string): Map<string, string> {
  return new Map(
    Sizes.parse(JSON.parse(list)).map(({ Id, SizeRw }) => [
      `/containers/${Id}/json?size=1`,
      JSON.stringify({ Id, ...(SizeRw !== undefined && { SizeRw }) }),
    ]),
  );
}

/**
 * Parameters in any order; those that are off ("0") say the same as none. An inspection was recorded with sizes, which only adds
 * to the answer; most removals of images were recorded without `noprune`, where there was nothing to prune. Build cache was pruned as a whole.
 */
function keyOf(method: string, path: string): string {
  const url = new URL(path, "http://engine");
  const without = new Set(["noprune", ...(url.pathname === "/build/prune" ? ["filters"] : [])]);
  if (url.pathname !== "/containers/json") without.add("size");
  const query = [...url.searchParams]
    .filter(([name, value]) => value !== "0" && !without.has(name))
    .map(([name, value]) => `${name}=${value}`)
    .toSorted();
  return `${method} ${url.pathname}?${query.join("&")}`;
}

/** The bodies were written anew, so their length is another. */
function withoutLength(headers: NodeJS.Dict<string | string[]>) {
  const { "content-length": _, "transfer-encoding": __, connection: ___, ...rest } = headers;
  return rest;
}
