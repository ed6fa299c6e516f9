import { describe, expect, test } from "vitest";
import { ada, testAuth, testAuthWithAda } from "./testing/testAuth.ts";

// What Auth.js makes of requests that no page of ours sends.

const hostile = "http://evil.example";

describe("the public address", () => {
  const publicUrl = new URL("https://dunnage.example.com");

  test("decides where redirects go and how cookies are flagged, not the Host header", async () => {
    const { auth, browser } = await testAuthWithAda({ publicUrl });
    const request = new Request(`${hostile}/api/auth/signin`, {
      headers: { host: "evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "http" },
    });
    const response = await auth.handle(request, { address: "192.0.2.1" });
    const told = JSON.stringify([...response.headers]);
    expect(told).not.toContain("evil");
    expect(response.headers.get("location")).toBe("/sign-in?callbackUrl=https%3A%2F%2Fdunnage.example.com");
    expect(JSON.stringify(await (await browser().send("providers")).json())).toContain(
      "https://dunnage.example.com/",
    );
  });

  test("of https gives cookies that travel over https alone, and are read back", async () => {
    const { auth, browser } = await testAuthWithAda({ publicUrl });
    const visitor = browser();
    expect(await visitor.signIn("password", ada)).toBeNull();
    expect([...visitor.cookies.keys()].toSorted()).toEqual([
      "__Host-authjs.csrf-token",
      "__Secure-authjs.callback-url",
      "__Secure-authjs.session-token",
    ]);
    expect(visitor.setCookies.every((cookie) => cookie.includes("; Secure"))).toBe(true);
    expect(await auth.sessionOf(visitor.request("/"))).not.toBeNull();
    expect(await visitor.session()).toMatchObject({ user: { email: ada.email } });
  });

  test.each([
    "//evil.example/api/auth/signin",
    "/api/auth/../..//evil.example",
    "/api/auth/signin/%2F%2Fevil.example",
  ])("is not left by the path %s", async (path) => {
    const { auth } = await testAuthWithAda();
    const response = await auth.handle(new Request(`http://127.0.0.1:7070${path}`), { address: "192.0.2.1" });
    expect(response.headers.get("location") ?? "").not.toMatch(/^(https?:)?\/\/evil/);
  });

  test.each([
    "https://evil.example/x",
    "//evil.example/x",
    "javascript:alert(1)",
    "\\\\evil.example",
    "http://127.0.0.1:7070@evil.example",
    "",
  ])("is where sign-in leads although %j was asked for", async (callbackUrl) => {
    const { browser } = await testAuthWithAda();
    const visitor = browser();
    const response = await visitor.post("callback/password", {
      ...ada,
      callbackUrl,
      csrfToken: await visitor.csrfToken(),
    });
    const { url } = (await response.json()) as { url: string };
    expect(new URL(url).origin).toBe("http://127.0.0.1:7070");
  });

  test("leads back to a page of its own", async () => {
    const { browser } = await testAuthWithAda();
    const visitor = browser();
    const form = { ...ada, callbackUrl: "/hosts?x=1", csrfToken: await visitor.csrfToken() };
    expect(await (await visitor.post("callback/password", form)).json()).toEqual({
      url: "http://127.0.0.1:7070/hosts?x=1",
    });
  });
});

describe("a foreign page", () => {
  test.each(["callback/password", "callback/setup", "signout", "session"])(
    "cannot post to %s: it knows no token",
    async (path) => {
      const { auth, browser, stores } = await testAuthWithAda();
      const visitor = browser();
      await visitor.signIn("password", ada);
      for (const csrfToken of [{}, { csrfToken: "" }, { csrfToken: "f".repeat(64) }]) {
        const response = await visitor.post(path, { ...ada, ...csrfToken });
        expect(response.headers.getSetCookie().join()).not.toContain("session-token");
      }
      expect(await auth.sessionOf(visitor.request("/"))).not.toBeNull();
      expect(stores.rows.sessions.size).toBe(1);
    },
  );

  test("cannot plant a token: the cookie's has to be signed by this server", async () => {
    const { browser } = await testAuthWithAda();
    const visitor = browser();
    visitor.cookies.set("authjs.csrf-token", `${"a".repeat(64)}%7C${"b".repeat(64)}`);
    const response = await visitor.post("callback/password", { ...ada, csrfToken: "a".repeat(64) });
    expect(await response.json()).toEqual({ url: "http://127.0.0.1:7070/sign-in?error=MissingCSRF" });
    expect(await visitor.session()).toBeNull();
  });

  test("cannot sign anybody in or out by a link", async () => {
    const { auth, browser } = await testAuthWithAda();
    const visitor = browser();
    await visitor.signIn("password", ada);
    for (const path of [
      "signout",
      "signout?csrfToken=x",
      "callback/password?email=a&password=b",
      "signin/password",
    ]) {
      const response = await visitor.send(path);
      expect(response.status).toBe(302);
    }
    expect(await auth.sessionOf(visitor.request("/"))).not.toBeNull();
  });
});

describe("Auth.js's own pages", () => {
  test.each([
    ["signin", /^\/sign-in\?/],
    ["signin?error=<script>", /^\/sign-in\?.*error=%3Cscript%3E/],
    ["signout", /^\/$/],
    ["error?error=Configuration", /^\/sign-in\?/],
    ["verify-request", /^\/sign-in$/],
    ["webauthn-options", /\/sign-in\?error=/],
    ["webauthn-options/password", /\/sign-in\?error=/],
    ["signin/nobody", /\/sign-in\?error=/],
  ])("%s is the dashboard's instead", async (path, location) => {
    const { browser } = await testAuthWithAda();
    const response = await browser().send(path);
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toMatch(location);
    expect(await response.text()).toBe("");
  });
});

describe("a request that makes no sense", () => {
  const post = (body: RequestInit["body"], type: string): RequestInit => ({
    method: "POST",
    headers: { "content-type": type },
    body: body ?? null,
  });

  test.each<[string, string, RequestInit]>([
    ["an address that there is not", "nonsense", {}],
    ["an address below one that there is", "session/password", {}],
    ["a method that there is not", "session", { method: "DELETE" }],
    ["half a JSON", "callback/password", post('{"email": "a', "application/json")],
    ["JSON of another shape", "callback/password", post("[1, null]", "application/json")],
    ["JSON that is null", "callback/password", post("null", "application/json")],
    [
      "JSON whose fields are no text",
      "callback/password",
      post('{"csrfToken": {}, "callbackUrl": 5, "email": []}', "application/json"),
    ],
    ["bytes", "callback/password", post(new Uint8Array(1000).fill(255), "application/octet-stream")],
    ["a form in parts", "callback/password", post("--x\r\n", "multipart/form-data; boundary=x")],
    [
      "a megabyte",
      "callback/password",
      post(`email=${"x".repeat(1_000_000)}`, "application/x-www-form-urlencoded"),
    ],
    ["no body", "callback/password", { method: "POST" }],
    ["an action without its name", "", {}],
    ["a provider that there is not", "callback/github", post("", "application/x-www-form-urlencoded")],
    ["a callback address that is none", "session?callbackUrl=:::", {}],
    ["a callback cookie that is no address", "session", { headers: { cookie: "authjs.callback-url=%%%" } }],
    [
      "cookies with no sense",
      "session",
      { headers: { cookie: "=;;;authjs.session-token;=x; __proto__=y; constructor=z" } },
    ],
  ])(
    "of %s is refused in a sentence, without a trace, and logged as no error of ours",
    async (_, path, init) => {
      const { browser, logged } = await testAuthWithAda();
      const response = await browser().send(path, init);
      const text = await response.text();
      expect(response.status).toBeLessThan(500);
      expect(text).not.toMatch(/at .*\.(js|ts)|node_modules|errors\.authjs\.dev|<html/);
      if (response.status >= 400) {
        expect(JSON.parse(text)).toMatchObject({
          status: 400,
          detail: "Sign-in does not understand this request.",
        });
      }
      expect(logged()).not.toMatch(/^(error|warn)/m);
    },
  );

  test("and a body that breaks off is a failure with a sentence", async () => {
    const { browser } = await testAuthWithAda();
    const body = new ReadableStream({
      pull(controller) {
        controller.error(new Error("connection reset"));
      },
    });
    const response = await browser().send("callback/password", {
      method: "POST",
      body,
      duplex: "half",
    } as RequestInit);
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain("connection reset");
  });
});

test("nothing that was sent in confidence is logged, nor the secret", async () => {
  const { auth, browser, logged } = testAuth();
  const link = (await auth.prepareFirstRun({})) ?? "";
  const token = new URL(link).hash.slice(1);
  const visitor = browser();
  await visitor.signIn("setup", { name: "Ada", ...ada, token: "a-wrong-token" });
  await visitor.signIn("setup", { name: "Ada", ...ada, token });
  const cookies = [...visitor.cookies.values()];
  await visitor.signIn("password", { ...ada, password: "a-wrong-password" });
  await visitor.post("callback/password", ada);
  await visitor.signOut();
  expect(logged()).toContain("signed in");
  for (const secret of [
    token,
    "a-wrong-token",
    ada.password,
    "a-wrong-password",
    "thirty-two",
    ...cookies.slice(0, 1),
  ]) {
    expect(logged()).not.toContain(secret);
  }
});
