import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { appRouter } from "@dunnage/api";
import type { AnyProcedure } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestDunnage, type TestDunnage, type Visitor, visit } from "../../test/dunnage.ts";

// What a stranger, a foreign page and a clumsy client get, over real HTTP.

let dunnage: TestDunnage;
let admin: Visitor;

beforeAll(async () => {
  dunnage = await startTestDunnage();
  admin = await dunnage.signIn();
});
afterAll(() => dunnage[Symbol.asyncDispose]());

const json = { "content-type": "application/json" };
const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { ...json, ...headers },
  body: typeof body === "string" ? body : JSON.stringify(body),
});

interface Problem {
  detail: string;
  code?: string;
  advice?: string;
  fields?: { field: string; message: string }[];
}
const problemOf = async (response: Response) => (await response.json()) as Problem;

describe("without a session", () => {
  // At run time this record is flat, keyed by dotted names; its type is nested.
  const flat: Record<string, unknown> = appRouter._def.procedures;
  test.each(Object.entries(flat))("%s", async (name, procedure) => {
    const { type } = (procedure as AnyProcedure)._def;
    const init = type === "mutation" ? post({ images: true }) : {};
    const response = await fetch(`${dunnage.url}/api/trpc/${name}`, init);
    if (type === "subscription") {
      // A browser tells nothing of a stream that does not open, so it opens to say why, and ends.
      const events = (await response.text()).split("\n\n").filter((event) => event.trim() !== "");
      expect(events).toHaveLength(2);
      expect(events[1]).toMatch(/^\s*event: serialized-error\n.*"UNAUTHORIZED"/);
      return;
    }
    expect(response.status).toBe(name === "health" ? 200 : 401);
  });

  test.each(["/api/v1/docker/system/info/", "/api/v1/docker/system/stats/"])(
    "GET %s is 401",
    async (path) => {
      const response = await fetch(dunnage.url + path);
      expect(response.status).toBe(401);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
    },
  );

  test("a clean-up is 401, whatever its body", async () => {
    const url = `${dunnage.url}/api/v1/docker/system/cleanup/`;
    expect((await fetch(url, post({ images: true }))).status).toBe(401);
    expect((await fetch(url, post("{"))).status).toBe(401);
    expect((await fetch(url, { method: "POST" })).status).toBe(401);
  });

  test("health and readiness answer", async () => {
    expect(await (await fetch(`${dunnage.url}/healthz`)).json()).toEqual({ status: "ok" });
    expect(await (await fetch(`${dunnage.url}/readyz`)).json()).toEqual({ status: "ready" });
  });
});

describe("the old service's addresses", () => {
  const paths = [
    "/api/v1/docker/system/info",
    "/api/v1/docker/system/stats",
    "/api/v1/docker/system/cleanup",
  ];
  test.each(paths.flatMap((path) => [path, `${path}/`]))("%s refuses the wrong method", async (path) => {
    const right = path.includes("cleanup") ? "POST" : "GET";
    const wrong = path.includes("cleanup") ? { method: "GET" } : post({});
    const response = await admin.fetch(path, wrong);
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe(right);
    // Without a content type too: the method is what is wrong.
    expect((await admin.fetch(path, { method: "DELETE" })).status).toBe(405);
    expect((await admin.fetch(path, { method: right === "GET" ? "POST" : "PUT" })).status).toBe(405);
  });

  test.each(paths)("%s is 503 while no engine can be reached, and says what to do", async (path) => {
    const response = await admin.fetch(path, path.includes("cleanup") ? post({ networks: true }) : {});
    expect(response.status).toBe(503);
    expect(await problemOf(response)).toMatchObject({
      code: "unreachable",
      advice: expect.stringContaining("DOCKER_HOST"),
    });
  });

  test.each([
    ["{}", "", "Nothing is selected"],
    ['{"image": true}', "image", "no such field"],
    ['{"build_cache": "most"}', "build_cache", "Expected boolean"],
    ['{"containers": {"stopped_for_ms": "1d"}}', "containers.stopped_for_ms", "expected number"],
    ["[]", "", "expected object"],
  ])("a clean-up of %s is 400, naming the field", async (body, field, message) => {
    const response = await admin.fetch("/api/v1/docker/system/cleanup/", post(body));
    expect(response.status).toBe(400);
    const problem = await problemOf(response);
    expect(problem.fields?.[0]).toEqual({ field, message: expect.stringContaining(message) });
    expect(problem.detail).toContain(message);
  });

  test("from another origin, or not as JSON, it is refused", async () => {
    const path = "/api/v1/docker/system/cleanup/";
    expect((await admin.fetch(path, post({ images: true }, { origin: "https://evil.example" }))).status).toBe(
      403,
    );
    expect((await admin.fetch(path, { method: "POST", body: '{"images":true}' })).status).toBe(415);
  });

  test("nesting without end is 400", async () => {
    const deep = `{"images": ${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}}`;
    expect((await admin.fetch("/api/v1/docker/system/cleanup/", post(deep))).status).toBe(400);
    expect((await admin.fetch("/api/trpc/dockerSystem.cleanup", post(deep))).status).toBe(400);
  });

  test("half a JSON is 400", async () => {
    const response = await admin.fetch("/api/v1/docker/system/cleanup", post('{"images": tr'));
    expect(response.status).toBe(400);
    expect((await problemOf(response)).detail).toContain("not JSON");
  });

  test("a host that does not exist is 404, and a parameter that does not is 400", async () => {
    expect((await admin.fetch("/api/v1/docker/system/info/?host=nowhere")).status).toBe(404);
    expect((await admin.fetch("/api/v1/docker/system/info/?hosts=local")).status).toBe(400);
  });
});

describe("a change is refused when it", () => {
  const path = "/api/trpc/registries.add";
  const registry = { name: "Mine", url: "https://registry.example.com" };
  const refused = async (headers: Record<string, string>, status: number) => {
    const before = await admin.client.registries.list.query();
    expect((await admin.fetch(path, post(registry, headers))).status).toBe(status);
    expect(await admin.client.registries.list.query()).toEqual(before);
  };

  test("comes from another origin", () => refused({ origin: "https://evil.example" }, 403));
  test("comes from an opaque origin", () => refused({ origin: "null" }, 403));
  test("comes from another site, as the browser says", () =>
    refused({ "sec-fetch-site": "cross-site" }, 403));
  test("comes from a neighbour's subdomain, as the browser says", () =>
    refused({ "sec-fetch-site": "same-site" }, 403));
  test("is not JSON, as a foreign form would send it", () => refused({ "content-type": "text/plain" }, 415));

  test("and taken from our own origin", async () => {
    const response = await admin.fetch(
      path,
      post(registry, { origin: dunnage.url, "sec-fetch-site": "same-origin" }),
    );
    expect(response.status).toBe(200);
    const [added] = await admin.client.registries.list.query();
    expect(added).toMatchObject(registry);
    await expect(admin.client.registries.add.mutate(registry)).rejects.toMatchObject({
      data: { httpStatus: 409 },
    });
    await admin.client.registries.remove.mutate({ id: added?.id ?? "" });
    expect(await admin.client.registries.list.query()).toEqual([]);
  });
});

describe("bad input to the contract", () => {
  test.each([
    ["nowhere", 404],
    ["../../etc/passwd", 400],
    ["", 400],
  ])("host %j", async (host, httpStatus) => {
    await expect(admin.client.dockerSystem.info.query({ host })).rejects.toMatchObject({
      data: { httpStatus },
    });
    await expect(admin.client.dockerSystem.cleanup.mutate({ host, images: true })).rejects.toMatchObject({
      data: { httpStatus },
    });
  });

  test("all rules off names what to turn on", async () => {
    await expect(admin.client.dockerSystem.cleanup.mutate({ images: false })).rejects.toThrow(
      "Nothing is selected",
    );
  });

  test.each(["{", "null", "[]", '"x"', "1e999", `{"images":${"[".repeat(5000)}`])(
    "a body of %j",
    async (body) => {
      const response = await admin.fetch("/api/trpc/dockerSystem.cleanup", post(body));
      expect(response.status).toBe(400);
      expect(await response.text()).not.toMatch(/\bat .*\.(js|ts):\d+/);
    },
  );

  test("a body over 1 MB", async () => {
    const response = await admin.fetch(
      "/api/trpc/dockerSystem.cleanup",
      post(`{"x":"${"x".repeat(1_100_000)}"}`),
    );
    expect(response.status).toBe(413);
  });

  test("a procedure that does not exist, and an address that does not", async () => {
    expect((await admin.fetch("/api/trpc/dockerSystem.destroy")).status).toBe(404);
    const nothing = await admin.fetch("/api/v2/anything");
    expect(nothing.status).toBe(404);
    expect(nothing.headers.get("content-type")).toBe("application/problem+json");
  });

  test("a query sent as a mutation, and a mutation sent as a query", async () => {
    expect((await admin.fetch("/api/trpc/dockerSystem.info", post({}))).status).toBe(405);
    expect((await admin.fetch("/api/trpc/dockerSystem.cleanup")).status).toBe(405);
  });
});

test("a change that takes no input is carried out, and stands in the audit log", async () => {
  const other = await dunnage.signIn();
  expect((await other.client.session.endEverywhere.mutate()).ended).toBeGreaterThan(0);
  admin = await dunnage.signIn();
  const { entries } = await admin.client.audit.list.query({ limit: 1 });
  expect(entries).toMatchObject([{ action: "session.endEverywhere", result: "done", details: {} }]);
});

test("every answer carries the security headers", async () => {
  for (const path of ["/", "/healthz", "/api/trpc/health"]) {
    const { headers } = await fetch(dunnage.url + path);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("content-security-policy")).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
  }
});

test("the page is asked for anew each time, its assets are kept", async () => {
  for (const path of ["/", "/index.html", "/setup", "/favicon.svg"]) {
    const { headers, status } = await fetch(dunnage.url + path);
    expect([path, status, headers.get("cache-control")]).toEqual([path, 200, "no-cache"]);
    const etag = headers.get("etag") ?? "";
    const again = await fetch(dunnage.url + path, { headers: { "if-none-match": etag } });
    expect([path, again.status, again.headers.get("cache-control")]).toEqual([path, 304, "no-cache"]);
  }
  const page = await (await fetch(dunnage.url)).text();
  const asset = /\/assets\/[^"]+\.js/.exec(page)?.[0] ?? "";
  expect((await fetch(dunnage.url + asset)).headers.get("cache-control")).toContain("immutable");
  expect((await fetch(`${dunnage.url}/assets/gone.js`)).status).toBe(404);
});

test("nothing secret is logged, whatever was asked and refused", async () => {
  const stranger = visit(dunnage.url);
  await stranger.fetch("/api/trpc/session.current?token=a-secret-in-an-address");
  await admin.fetch("/api/trpc/dockerSystem.info");
  await expect(
    dunnage.signIn({ email: "ada@example.com", password: "a wrong but real one" }),
  ).rejects.toThrow();
  const secrets = [
    "a long enough password",
    "a wrong but real one",
    "a-secret-in-an-address",
    ...admin.cookies.values(),
    (await readFile(join(dunnage.dataDir, "secret"), "utf8")).trim(),
  ];
  const log = dunnage.log.join("\n");
  expect(log).toContain("sign-in refused");
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
});

describe("limits on attempts count by the address of", () => {
  const refusedFrom = async (server: TestDunnage, forwardedFor: string) => {
    const visitor = visit(server.url);
    const { csrfToken } = (await (await visitor.fetch("/api/auth/csrf")).json()) as { csrfToken: string };
    const body = new URLSearchParams({ email: "ada@example.com", password: "wrong", csrfToken });
    const headers = { "x-auth-return-redirect": "1", "x-forwarded-for": forwardedFor };
    await visitor.fetch("/api/auth/callback/password", { method: "POST", headers, body });
    return server.log.filter((line) => line.includes("sign-in refused")).at(-1) ?? "";
  };

  test("the client that a proxy on this machine names, once a public address is set", async () => {
    await using proxied = await startTestDunnage({ DUNNAGE_PUBLIC_URL: "http://dunnage.example.com" });
    expect(await refusedFrom(proxied, "203.0.113.9, 198.51.100.7")).toContain('"198.51.100.7"');
  });

  test("the connection, whatever it says of itself, without one", async () => {
    expect(await refusedFrom(dunnage, "198.51.100.7")).toContain('"127.0.0.1"');
  });
});
