import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { appRouter } from "@dunnage/api";
import type { AnyProcedure } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestDunnage, type TestDunnage, type Visitor, visit } from "../../test/dunnage.ts";
import { post, problemOf } from "../../test/requests.ts";

// What a stranger, a foreign page and a clumsy client get, over real HTTP.

let dunnage: TestDunnage;
let admin: Visitor;

beforeAll(async () => {
  dunnage = await startTestDunnage();
  admin = await dunnage.signIn();
});
afterAll(() => dunnage[Symbol.asyncDispose]());

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

  test.each(["", "{bad", "{"])("a body that is not JSON is said to be none: %j", async (body) => {
    const response = await admin.fetch("/api/trpc/dockerSystem.cleanup", post(body));
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as { error: { message: string } };
    expect(error.message).toBe('The body is not JSON. Send an object such as {"images": true}.');
    const query = await admin.fetch("/api/trpc/dockerSystem.info?input={bad");
    expect(await query.text()).toContain("The parameter `input` is not JSON.");
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
    expect((await admin.fetch("/api/trpc/%zz")).status).toBeLessThan(500);
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

test.each([
  "/api/trpc/%ff",
  "/api/trpc/health,%ff?batch=1",
  "/api/trpc/%",
  "/api/v1/%ff",
  "/api/v1/docker/system/%E0%A4%A",
  "/api/auth/%ff",
  "/api/auth/callback/%ff",
  "/assets/%ff.js",
  "/%ff",
])("an address that cannot be decoded is 400, and no trouble of ours: %s", async (path) => {
  const before = dunnage.log.length;
  for (const init of [{}, { method: "POST" }, post({})]) {
    const response = await fetch(dunnage.url + path, init);
    expect([response.status, response.headers.get("content-type")]).toEqual([
      400,
      "application/problem+json",
    ]);
    expect((await problemOf(response)).detail).toMatch(/^This address cannot be read/);
  }
  expect(dunnage.log.slice(before).filter((line) => !line.includes('"msg":"request"'))).toEqual([]);
});

test.each([
  "//api/v1/runs",
  "///api/v1/docker/system/info/",
  "/api//v1/runs",
  "/api/v1//runs",
  "/%2Fapi/v1/runs",
  "/api%2Fv1%2Fruns",
  "/API/v1/runs",
  "//api/trpc/health",
  "//api",
  "//healthz",
  "//readyz",
  "//metrics",
])("an address for programs that is not written as it should be is never the page: %s", async (path) => {
  for (const init of [{}, { headers: { accept: "text/html" } }, post({})]) {
    const response = await fetch(dunnage.url + path, init);
    expect([response.status, response.headers.get("content-type")]).toEqual([
      404,
      "application/problem+json",
    ]);
  }
  // A page's own address may speak of these things.
  const page = await fetch(`${dunnage.url}/apiary//api`);
  expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
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
