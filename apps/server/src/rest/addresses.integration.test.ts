import { notSignedIn } from "@dunnage/api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestDunnage, type TestDunnage, type Visitor } from "../../test/dunnage.ts";
import { post, problemOf } from "../../test/requests.ts";
import { operations } from "./operations.ts";

let dunnage: TestDunnage;
let admin: Visitor;

beforeAll(async () => {
  dunnage = await startTestDunnage();
  admin = await dunnage.signIn();
});
afterAll(() => dunnage[Symbol.asyncDispose]());

const id = "0b5c7a4e-6d7f-4c1e-9a53-1f1f0c1b2d3e";
const protection = { host: null, kind: null, by: "name", value: "db-*", why: "Backups." };

test.each(
  operations.filter(({ least }) => least !== null).map((o) => [o.method, o.path.replace("{id}", "x")]),
)("%s %s is 401 without a login, before anything else is looked at", async (method, path) => {
  const response = await fetch(`${dunnage.url}/api/v1${path}?nothing=1`, { method });
  expect(response.status).toBe(401);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect((await problemOf(response)).detail).toBe(notSignedIn().message);
});

test("what can be added can be listed and removed, with and without the last slash", async () => {
  const added = await admin.fetch("/api/v1/protections/", post(protection));
  expect(added.status).toBe(200);
  const made = (await added.json()) as { id: string };
  expect(made).toMatchObject({
    ...protection,
    created_by: { name: expect.any(String) },
    created_at: expect.any(String),
  });
  expect(await (await admin.fetch("/api/v1/protections")).json()).toEqual([made]);
  expect((await admin.client.protections.list.query()).map((one) => one.id)).toEqual([made.id]);
  const removed = await admin.fetch(`/api/v1/protections/${made.id}/`, { method: "DELETE" });
  expect([removed.status, await removed.json()]).toEqual([200, made]);
  const again = await admin.fetch(`/api/v1/protections/${made.id}`, { method: "DELETE" });
  expect(again.status).toBe(404);
  expect(await problemOf(again)).toMatchObject({
    title: "Not found",
    status: 404,
    code: "protection_not_found",
  });
});

test("a change through REST is in the audit log, under the procedure's name", async () => {
  await admin.fetch("/api/v1/registries", post({ name: "Mine", url: "https://registry.example.com" }));
  const response = await admin.fetch("/api/v1/audit?limit=1");
  expect(await response.json()).toMatchObject({
    entries: [{ action: "registries.add", result: "done", details: { input: { name: "Mine" } } }],
  });
});

test.each([
  ["/protections", "PUT", "GET, POST"],
  ["/protections/", "DELETE", "GET, POST"],
  [`/protections/${id}`, "GET", "DELETE"],
  ["/runs", "POST", "GET"],
  [`/runs/${id}/cancel`, "GET", "POST"],
  [`/runs/${id}/watch`, "HEAD", "GET"],
  ["/health", "OPTIONS", "GET"],
])("%s by %s is 405, with what is allowed", async (path, method, allowed) => {
  const response = await admin.fetch(`/api/v1${path}`, { method });
  expect([response.status, response.headers.get("allow")]).toEqual([405, allowed]);
});

test("HEAD is answered as GET, without a body", async () => {
  const response = await admin.fetch("/api/v1/runs", { method: "HEAD" });
  expect([response.status, await response.text()]).toEqual([200, ""]);
});

describe("400, naming the field and what to do:", () => {
  test.each([
    ["/docker/system/history?since_ms=week", "since_ms", "must be a number."],
    ["/docker/system/history?since_ms=0", "since_ms", "must be at least 1."],
    ["/docker/system/stats?refresh=yes", "refresh", "must be true or false."],
    ["/docker/system/stats?refresh=true&refresh=false", "refresh", "is given twice. Send it once."],
    ["/runs?state=over", "state", 'must be "running"'],
    ["/runs?limit=1000", "limit", "must be at most 100."],
    ["/runs?direction=backward", "direction", "There is no such field"],
    ["/runs?__proto__=1", "__proto__", "There is no such field"],
    ["/runs?LIMIT=5", "LIMIT", "There is no such field"],
    ["/runs?_limit=5", "_limit", "There is no such field"],
    ["/session?who=me", "who", "There is no such field"],
    ["/runs/export", "format", 'must be "csv" or "json".'],
    ["/runs/latest", "id", "must be an id as Dunnage gives it"],
    [`/runs/${id}?id=${id}`, "id", "There is no such field"],
    [`/runs/${id}/receipt`, "key", "is missing: it must be a text."],
  ])("GET %s", async (path, field, message) => {
    const response = await admin.fetch(`/api/v1${path}`);
    expect(response.status).toBe(400);
    const { fields, detail } = await problemOf(response);
    expect(fields).toEqual([{ field, message: expect.stringContaining(message) }]);
    expect(detail).toContain(`${field}: `);
  });

  test.each([
    ["/docker/system/cleanup?images=true", { images: true }, "images", "There is no such field"],
    ["/docker/system/preview", { containers: { stopped_for: 1 } }, "containers.stopped_for", "no such field"],
    ["/docker/system/preview", { containers: {} }, "containers", "Give stopped_for_ms or created_for_ms"],
    ["/docker/system/preview", { Images: "dangling", networks: true }, "Images", "no such field"],
    [
      "/docker/system/preview",
      JSON.parse('{"__proto__": 1, "networks": true}'),
      "__proto__",
      "no such field",
    ],
    [`/runs/${id}/cancel`, { id }, "id", "There is no such field"],
    [`/runs/${id}/cancel`, [], "", "Send an object such as {}."],
    ["/session/end_everywhere", { really: true }, "really", "There is no such field"],
    ["/registries", { name: "", url: "https://r.example" }, "name", "Give a name."],
  ])("POST %s of %j", async (path, body, field, message) => {
    const response = await admin.fetch(`/api/v1${path}`, post(body));
    expect(response.status).toBe(400);
    const { fields } = await problemOf(response);
    expect(fields?.[0]).toEqual({ field, message: expect.stringContaining(message) });
  });

  test("a DELETE with a body", async () => {
    const response = await admin.fetch(`/api/v1/registries/${id}`, { method: "DELETE", body: "{}" });
    expect([response.status, (await problemOf(response)).detail]).toEqual([
      400,
      expect.stringContaining("no body"),
    ]);
  });
});

test("what is no JSON is 415, too much of it 413, and half of it 400, and nothing comes of it", async () => {
  const text = JSON.stringify(protection);
  const cases: [RequestInit, number][] = [
    [{ method: "POST", body: text }, 415],
    [{ method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" }, body: text }, 415],
    [post(text + " ".repeat(1_000_001)), 413],
    [post(text.slice(1)), 400],
  ];
  for (const [init, status] of cases) {
    const response = await admin.fetch("/api/v1/protections", init);
    expect([response.status, response.headers.get("content-type")]).toEqual([
      status,
      "application/problem+json",
    ]);
  }
  expect(await admin.client.protections.list.query()).toEqual([]);
});

test("a page of another site can neither add nor remove", async () => {
  const headers = { origin: "https://evil.example" };
  expect((await admin.fetch("/api/v1/protections", post(protection, headers))).status).toBe(403);
  const removed = await admin.fetch(`/api/v1/protections/${id}`, { method: "DELETE", headers });
  expect(removed.status).toBe(403);
});

test("an address that is not there is 404, in a problem", async () => {
  const response = await admin.fetch("/api/v1/nothing");
  expect([response.status, response.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
});

test("the document and its page are for anybody, need no script, and are asked for anew only when they changed", async () => {
  for (const [path, type] of [
    ["openapi.json", "application/json"],
    ["docs", "text/html; charset=UTF-8"],
    ["docs/", "text/html; charset=UTF-8"],
    ["docs.css", "text/css; charset=utf-8"],
  ] as const) {
    const response = await fetch(`${dunnage.url}/api/v1/${path}`);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, type]);
    const text = await response.text();
    expect(text).not.toMatch(
      /<script|style=|https?:\/\/(?!127\.0\.0\.1|www\.standardwebhooks\.com|r\.example|example|registry)/,
    );
    const etag = response.headers.get("etag") ?? "";
    const again = await fetch(`${dunnage.url}/api/v1/${path}`, { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
  }
});

test("the page has each address, with a call to copy", async () => {
  const text = await (await fetch(`${dunnage.url}/api/v1/docs`)).text();
  for (const { path } of operations) expect(text).toContain(`<code>/api/v1${path}</code>`);
  expect(text).toContain(`${dunnage.url}/api/v1/docker/system/cleanup`);
  expect(text).toContain("Authorization: Bearer $DUNNAGE_TOKEN");
});
