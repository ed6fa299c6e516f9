import { join } from "node:path";
import {
  makeBuildCache,
  makeContainer,
  makeImage,
  makeNetwork,
  makeVolume,
  type SocketProxy,
  startEngine,
  startSocketProxy,
  type ThrowawayEngine,
} from "@dunnage/throwaway-engine";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endpoints, pathOf } from "./endpoints.ts";
import { connectEngine } from "./find.ts";

// The configuration that people are given, in the proxy that reads it, before a real engine.

const configuration = join(import.meta.dirname, "../../../deploy/socket-proxy/haproxy.cfg");
const refused = { status: 403, body: { message: "The socket proxy does not let this through." } };

let engine: ThrowawayEngine;
let proxy: SocketProxy;
beforeAll(async () => {
  engine = await startEngine({ version: "28.5" });
  proxy = await startSocketProxy(engine, configuration);
});
afterAll(async () => {
  await proxy?.[Symbol.asyncDispose]();
  await engine?.[Symbol.asyncDispose]();
});

const words = (body: unknown) => JSON.stringify(body);

describe("what Dunnage asks is let through", () => {
  const cacheOfNobody = `?all=1&filters=${encodeURIComponent('{"id":["^(nobody|noone)$"]}')}`;
  const asked = Object.values(endpoints).filter((endpoint) => endpoint !== endpoints.events);
  for (const prefix of ["", "/v1.41", "/v1.51"]) {
    it.each(asked)(`$method ${prefix}$path`, async (endpoint) => {
      const query = endpoint === endpoints.removeBuildCache ? cacheOfNobody : "";
      const answer = await proxy.request(
        endpoint.method,
        prefix + (pathOf(endpoint, "nobody") ?? "") + query,
      );
      // By the engine, which knows no such object.
      expect(answer.status, words(answer.body)).toBe(endpoint.path.includes("{name}") ? 404 : 200);
    });
  }

  it.each([
    "docker.io/library/img-b:1",
    "localhost:5000/a/b@sha256:0f",
    "sha256:0f",
    `sha256:${"0f".repeat(32)}`,
    "a__b/c--d:v1.2_3-rc.1",
  ])("an image called %s", async (name) => {
    for (const endpoint of [endpoints.image, endpoints.imageHistory, endpoints.removeImage]) {
      const { status, body } = await proxy.request(endpoint.method, pathOf(endpoint, name) ?? "");
      expect(body).not.toEqual(refused.body);
      expect([400, 404]).toContain(status);
    }
  });

  it.each(["share/a", "a b", "naïve", "0f".repeat(32)])("a volume called %s", async (name) => {
    const { body } = await proxy.request("DELETE", pathOf(endpoints.removeVolume, name) ?? "");
    expect(body).not.toEqual(refused.body);
  });

  it("each removal as Dunnage asks for it, on what is there", async () => {
    const through = connectEngine({ host: proxy.host, env: {} });
    const container = await makeContainer(engine, { state: "exited" });
    const image = await makeImage(engine, { tags: ["shop/web:1"], layerBytes: [1000] });
    const volume = await makeVolume(engine, { name: "cargo" });
    const network = await makeNetwork(engine, { name: "pier" });
    const cache = await makeBuildCache(engine, { layerBytes: [1000] });
    await through.removeContainer(container.id);
    expect((await through.removeImage("shop/web:1")).deleted).toContain(image.id);
    await through.removeVolume(volume.name);
    await through.removeNetwork(network.id);
    expect((await through.removeBuildCache(cache.ids)).deleted.length).toBeGreaterThan(0);
    expect(await through.containers()).toEqual([]);
    through.close();
  });

  it("events, as they come and for as long as somebody listens", async () => {
    const through = connectEngine({ host: proxy.host, env: {} });
    const listening = new AbortController();
    const heard: unknown[] = [];
    for await (const event of through.events({ signal: listening.signal })) {
      heard.push(event);
      if (event === null) await makeVolume(engine, { name: "arrival" });
      else listening.abort();
    }
    expect(heard).toHaveLength(2);
    through.close();
  });
});

/** What an engine does beside, by the paths of its API's documentation; `x` stands for a name. */
const others: Record<string, string[]> = {
  GET: `/_ping / /swarm /nodes /services /tasks /secrets /configs /plugins /session /images/search?term=x /images/x/get /images/get
    /containers/x/logs /containers/x/top /containers/x/stats /containers/x/changes /containers/x/export /containers/x/archive?path=/
    /containers/x/attach/ws /exec/x/json /volumes/x /networks/x /distribution/x/json /containers/a/b/json`.split(
    /\s+/,
  ),
  POST: `/auth /build /commit /session /grpc /swarm/init /swarm/join /swarm/leave /images/create?fromImage=x /images/load /images/prune
    /images/x/push /images/x/tag?repo=y /containers/create /containers/prune /containers/x/start /containers/x/stop /containers/x/restart
    /containers/x/kill /containers/x/pause /containers/x/unpause /containers/x/update /containers/x/rename?name=y /containers/x/attach
    /containers/x/wait /containers/x/exec /containers/x/resize /exec/x/start /volumes/create /volumes/prune /networks/create /networks/prune
    /networks/x/connect /networks/x/disconnect /plugins/pull /services/create /secrets/create /configs/create /info /build/prune
    /build/prune?all=1 /containers/x/json`.split(/\s+/),
  PUT: ["/containers/x/archive?path=/", "/volumes/x"],
  HEAD: ["/containers/x/archive?path=/", "/_ping", "/info"],
  DELETE: [
    "/plugins/x",
    "/nodes/x",
    "/services/x",
    "/secrets/x",
    "/configs/x",
    "/containers/x/json",
    "/info",
  ],
  PATCH: ["/containers/x"],
  OPTIONS: ["/info"],
};

const filters = (text: string) => `/build/prune?all=1&filters=${encodeURIComponent(text)}`;

/** By which something that is let through would become something else. */
const tricks: [string, string][] = [
  ...[
    "force=1",
    "force=true",
    "force=0&force=1",
    "v=1",
    "v=0&force=0&v=true",
    "link=1",
    "FORCE=1",
    "force=%31",
  ]
    .map((query) => `/containers/x?${query}`)
    .map((path): [string, string] => ["DELETE", path]),
  ["DELETE", "/images/x?force=1"],
  ["DELETE", "/images/x?force=0&noprune=1&platforms=%5B%5D"],
  ["DELETE", "/volumes/x?force=true"],
  ["DELETE", "/networks/x?force=1"],
  ["GET", "//containers/json"],
  ["GET", "/containers//json"],
  ["GET", "/images/../containers/x/export"],
  ["GET", "/images/..%2fcontainers%2fx/json"],
  ["GET", "/images/x/../../containers/x/archive/json"],
  ["GET", "/images/%2e%2e/containers/x/json"],
  ["GET", "/containers/x%2farchive/json"],
  ["GET", "/containers/../json"],
  ["GET", "/images/x%00/json"],
  ["GET", "/images/x%252e/json"],
  ["GET", "/./info"],
  ["GET", "/info/.."],
  ["GET", "/info/"],
  ["GET", "/v1.41/v1.41/info"],
  ["GET", "/v1/info"],
  ["GET", "/V1.41/info"],
  ["GET", "/v1.41x/info"],
  ["GET", "/libpod/info"],
  ["GET", "/v4.0.0/libpod/info"],
  ["DELETE", "/volumes/"],
  ["DELETE", "/volumes/a//b"],
  ["DELETE", "/volumes/a/../../containers/x"],
  ["DELETE", "/containers/"],
  ["DELETE", "/images/x/%2e%2e/%2e%2e/containers/x"],
  ["POST", "/images/x/json"],
  ["POST", filters('{"id":[".*"]}')],
  ["POST", filters('{"id":["^(.*)$"]}')],
  ["POST", filters('{"id":["^(a|)$"]}')],
  ["POST", filters('{"id":["^(a)$","b"]}')],
  ["POST", filters('{"until":["1s"]}')],
  ["POST", `${filters('{"id":["^(a)$"]}')}&filters=`],
];

describe("nothing else is", () => {
  const plain = Object.entries(others).flatMap(([method, paths]) =>
    ["", "/v1.41"].flatMap((prefix) => paths.map((path): [string, string] => [method, prefix + path])),
  );
  it.each([...plain, ...tricks])("%s %s", async (method, path) => {
    const { status, body } = await proxy.request(method, path);
    expect({ status, ...(method !== "HEAD" && { body }) }).toEqual(
      method === "HEAD" ? { status: 403 } : refused,
    );
  });

  it("a connection that is to become another kind", async () => {
    const upgrade = { connection: "Upgrade", upgrade: "h2c" };
    expect(await proxy.request("GET", "/info", upgrade)).toMatchObject(refused);
  });
});

it("says that the engine is away, in the engine's form", async () => {
  await engine.stop();
  const answer = await proxy.request("GET", "/info");
  await engine.start();
  expect(answer).toMatchObject({
    status: 503,
    body: { message: "The socket proxy cannot reach the engine." },
  });
});
