import { startRegistry } from "@dunnage/throwaway-engine";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestDunnage, type TestDunnage, type Visitor } from "../../test/dunnage.ts";
import { type Answering, basic, byToken, login, startFakeRegistry } from "../../test/fakeRegistry.ts";
import { checkRegistry } from "./checkRegistry.ts";

let dunnage: TestDunnage;
let ada: Visitor;
beforeAll(async () => {
  dunnage = await startTestDunnage();
  ada = await dunnage.signIn();
});
afterAll(() => dunnage?.[Symbol.asyncDispose]());

const registered = async (url: string, credentials?: typeof login) =>
  ada.client.registries.add.mutate({ name: "R", url, ...(credentials && { credentials }) });

describe("a real registry", () => {
  test("that asks for a password is let in by the right one, and told by the wrong one and none", async () => {
    await using registry = await startRegistry({ login });
    const { id, ...added } = await registered(registry.url);
    expect(added).toMatchObject({ hasCredentials: false, lastCheck: null });
    const check = async () => (await ada.client.registries.check.mutate({ id })).lastCheck;
    expect(await check()).toEqual({ at: expect.any(String), outcome: "credentials_needed", detail: null });

    const changed = await ada.client.registries.update.mutate({ id, credentials: login });
    expect(changed).toMatchObject({ name: "R", hasCredentials: true, lastCheck: null });
    expect(await check()).toMatchObject({ outcome: "signed_in" });
    await ada.client.registries.update.mutate({ id, credentials: { ...login, password: "wrong" } });
    expect(await check()).toMatchObject({ outcome: "credentials_refused", detail: "401" });

    const [listed] = await ada.client.registries.list.query();
    expect(listed).toMatchObject({ id, lastCheck: { outcome: "credentials_refused" } });
    await ada.client.registries.remove.mutate({ id });
  });

  test("that lets anybody in works, and its credentials are not told to it", async () => {
    await using registry = await startRegistry();
    expect(await checkRegistry({ url: registry.url, credentials: login })).toEqual({
      outcome: "open",
      detail: null,
    });
  });

  test("with a certificate that nobody knows is not trusted; without one it does not speak https", async () => {
    await using secure = await startRegistry({ tls: true });
    await using plain = await startRegistry();
    expect(await checkRegistry({ url: secure.url, credentials: login })).toMatchObject({
      outcome: "certificate_not_trusted",
    });
    const overHttps = plain.url.replace("http:", "https:");
    expect(await checkRegistry({ url: overHttps, credentials: login })).toMatchObject({ outcome: "not_tls" });
  });

  test("that is gone cannot be reached", async () => {
    const registry = await startRegistry();
    await registry[Symbol.asyncDispose]();
    expect(await checkRegistry({ url: registry.url, credentials: null })).toEqual({
      outcome: "unreachable",
      detail: "ECONNREFUSED",
    });
  });
});

describe("a token service", () => {
  test("is asked with the password, for what the registry says, and the registry with the token", async () => {
    await using registry = await startFakeRegistry(byToken);
    expect(await checkRegistry({ url: `${registry.url}/`, credentials: login })).toEqual({
      outcome: "signed_in",
      detail: null,
    });
    expect(registry.seen).toEqual([
      { path: "/v2/", authorization: undefined },
      { path: "/token?service=the+registry&scope=registry%3Acatalog%3A*", authorization: basic },
      { path: "/v2/", authorization: "Bearer t0ken" },
    ]);
  });

  test("that refuses the password is told apart", async () => {
    await using registry = await startFakeRegistry(byToken);
    const wrong = { ...login, password: "wrong" };
    expect(await checkRegistry({ url: registry.url, credentials: wrong })).toMatchObject({
      outcome: "credentials_refused",
    });
  });

  /** A registry that names this realm. */
  const naming =
    (realm: string, then: Answering = (_, response) => void response.writeHead(500).end()): Answering =>
    (request, response, url) =>
      request.url === "/v2/"
        ? void response
            .writeHead(401, { "www-authenticate": `Bearer realm="${realm.replace("{url}", url)}"` })
            .end()
        : then(request, response, url);

  test("on another machine is not sent the password in the clear", async () => {
    await using registry = await startFakeRegistry(naming("http://192.0.2.1/token"));
    expect(await checkRegistry({ url: registry.url, credentials: login })).toEqual({
      outcome: "token_service_unencrypted",
      detail: "192.0.2.1",
    });
  });

  test.each([
    ["fails", "{url}/token", undefined, "token_service_failed", /^127\.0\.0\.1:\d+: 500$/],
    ["has no address", "token", undefined, "token_service_unreadable", null],
    [
      "answers no token",
      "{url}/token",
      ((_, response) => void response.end("<html>".repeat(50_000))) satisfies Answering,
      "token_service_without_token",
      /^127\.0\.0\.1:\d+$/,
    ],
    [
      "leads elsewhere",
      "{url}/token",
      ((_, response) => void response.writeHead(307, { location: "/stolen" }).end()) satisfies Answering,
      "token_service_failed",
      /: 307$/,
    ],
  ] as const)("that %s is said to be what is wrong", async (_what, realm, then, outcome, detail) => {
    await using registry = await startFakeRegistry(naming(realm, then));
    expect(await checkRegistry({ url: registry.url, credentials: login })).toEqual({
      outcome,
      detail: detail && expect.stringMatching(detail),
    });
    expect(registry.seen.map(({ path }) => path)).not.toContain("/stolen");
  });
});

test("a redirect is not followed, with credentials or without", async () => {
  await using elsewhere = await startFakeRegistry((_, response) => void response.end("{}"));
  await using registry = await startFakeRegistry(
    (_, response) => void response.writeHead(302, { location: `${elsewhere.url}/v2/?secret=1` }).end(),
  );
  expect(await checkRegistry({ url: registry.url, credentials: login })).toEqual({
    outcome: "redirected",
    detail: elsewhere.url,
  });
  expect(elsewhere.seen).toEqual([]);
  expect(registry.seen.map(({ authorization }) => authorization)).toEqual([undefined]);
});

test.each([
  [
    "a web page",
    { "content-type": "text/html; charset=utf-8" },
    200,
    "not_a_registry",
    "text/html; charset=utf-8",
  ],
  ["nothing of that name", {}, 404, "not_a_registry", "404"],
  ["a failure", {}, 503, "failed", "503"],
  ["a wish that nobody knows", { "www-authenticate": "Negotiate" }, 401, "not_a_registry", "401"],
] as const)("%s is no registry's answer", async (_what, headers, status, outcome, detail) => {
  await using registry = await startFakeRegistry(
    (_, response) => void response.writeHead(status, headers).end("x"),
  );
  expect(await checkRegistry({ url: registry.url, credentials: login })).toEqual({ outcome, detail });
});

test("an address with a folder is asked below it", async () => {
  await using registry = await startFakeRegistry((_, response) => void response.end("{}"));
  await checkRegistry({ url: `${registry.url}/mirror`, credentials: null });
  expect(registry.seen).toEqual([{ path: "/mirror/v2/", authorization: undefined }]);
});

test("credentials are in no answer, no log and no entry of the audit log, which says that there were some", async () => {
  const secret = "nobody-may-ever-read-this";
  const { id } = await registered("http://127.0.0.1:9/", { username: "robot-of-ours", password: secret });
  await ada.client.registries.update.mutate({
    id,
    credentials: { username: "robot-of-ours", password: `${secret}2` },
  });
  await ada.client.registries.check.mutate({ id });
  await ada.client.registries.update.mutate({ id, name: "Renamed" });
  const { entries } = await ada.client.audit.list.query();
  const told = entries.filter(({ action }) => action.startsWith("registries.")).slice(0, 4);
  expect(told.map(({ action, details }) => [action, details.input])).toEqual([
    ["registries.update", { id, name: "Renamed" }],
    ["registries.check", { id }],
    ["registries.update", { id, credentials: "left out" }],
    ["registries.add", { name: "R", url: "http://127.0.0.1:9/", credentials: "left out" }],
  ]);
  const all = JSON.stringify([entries, await ada.client.registries.list.query(), dunnage.log]);
  expect(all).not.toContain(secret);
  expect(all).not.toContain("robot-of-ours");
});

test("a registry that is none, and what is wrong with one, are refused by name", async () => {
  const none = { id: "0b5c7a4e-6d7f-4c1e-9a53-1f1f0c1b2d3e" };
  const missing = { data: { httpStatus: 404, report: { code: "registry_not_found" } } };
  await expect(ada.client.registries.check.mutate(none)).rejects.toMatchObject(missing);
  await expect(ada.client.registries.update.mutate({ ...none, name: "x" })).rejects.toMatchObject(missing);
  await expect(registered("https://r.example", { username: "a:b", password: "" })).rejects.toMatchObject({
    data: { fields: [{ field: "credentials.username" }, { field: "credentials.password" }] },
  });
});

test("credentials that were sealed under another secret are said to be unreadable", async () => {
  await using registry = await startFakeRegistry(byToken);
  await using first = await startTestDunnage({ DUNNAGE_SECRET: "a".repeat(64) });
  const { client } = await first.signIn();
  const { id } = await client.registries.add.mutate({ name: "R", url: registry.url, credentials: login });
  await first.dunnage.close();
  await using second = await startTestDunnage({ DUNNAGE_SECRET: "b".repeat(64) }, { dataDir: first.dataDir });
  const again = await second.signIn();
  expect((await again.client.registries.check.mutate({ id })).lastCheck).toMatchObject({
    outcome: "credentials_unreadable",
  });
  expect(registry.seen).toEqual([]);
});
