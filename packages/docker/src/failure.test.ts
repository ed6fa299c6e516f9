import type { Engine } from "@dunnage/api";
import { describe, expect, it } from "vitest";
import { connectEngine } from "./find.ts";
import { failureOf } from "./testing/failureOf.ts";
import { agreeable, fakeEngine, http } from "./testing/fakeEngine.ts";

describe("an answer that makes no sense", () => {
  it.each([
    ["garbage", "\0\0garbage\r\n\r\n", /Parse Error|Expected HTTP/],
    [
      "no JSON",
      http(200, "<html><b>It works!</b></html>", { "Content-Type": "text/html" }),
      /text\/html where JSON belongs: " It works! "\.$/,
    ],
    ["no content type", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]", /No content type where JSON/],
    ["half a JSON", http(200, '[{"Id": "1'), /No valid JSON/],
    ["nothing", http(200, ""), /No valid JSON: nothing\.$/],
    ["null in a list", http(200, [null]), /^\[0\]: /],
    ["an object for a list", http(200, { message: "no" }), /^The answer: /],
    ["a list without an id", http(200, [{ Name: "x" }]), /^\[0\]\.Id: /],
    ["a 200 that ends too early", http(200, "[", { "Content-Length": "50" }), /ended in the middle/],
  ])("%s", async (_, answer, finding) => {
    await using fake = await fakeEngine(
      agreeable((socket) => {
        socket.end(answer);
      }),
    );
    const failure = await failureOf(connectEngine({ host: fake.host }).networks());
    expect(failure.code).toBe("bad_answer");
    expect(failure.params).toMatchObject({ address: fake.host, operation: "list networks" });
    expect(failure.params.finding).toMatch(finding);
    expect(failure.message).toBe(
      `The engine at ${fake.host} gave an answer that makes no sense (list networks). ${failure.params.finding}`,
    );
    // Not a word of this is the engine's own.
    expect(failure.params.detail).toBeUndefined();
  });

  it("is a refusal, not a journey, when it redirects", async () => {
    for (const location of ["http://127.0.0.1:1/elsewhere", "ftp://nowhere/", "/"]) {
      await using fake = await fakeEngine(
        agreeable((socket) => {
          socket.write(http(302, "", { Location: location }));
        }),
      );
      expect(await failureOf(connectEngine({ host: fake.host }).networks())).toMatchObject({
        code: "bad_answer",
        message: expect.stringMatching(/makes no sense .* HTTP status 302\.$/),
      });
      expect(fake.asked.filter((head) => !/ (\/version|\/info|\/v1\.51\/networks) /.test(head))).toEqual([]);
    }
  });
});

describe("an engine that fails", () => {
  it.each([
    ["a 500", http(500, { message: "it broke\n  badly" }), { detail: "it broke badly" }],
    [
      "a 502 of a proxy",
      http(502, "<h1>Bad Gateway</h1>\n", { "Content-Type": "text/html" }),
      { detail: "Bad Gateway" },
    ],
    ["an endless sentence", http(500, { message: "x".repeat(9999) }), { detail: `${"x".repeat(499)}…` }],
    ["a 500 without a word", http(500, ""), { finding: "It answered with HTTP status 500." }],
  ])("has its own words kept: %s", async (_, answer, words) => {
    await using fake = await fakeEngine(
      agreeable((socket) => {
        socket.end(answer);
      }),
    );
    const failure = await failureOf(connectEngine({ host: fake.host }).networks());
    expect(failure.code).toBe("bad_answer");
    expect(failure.message).toMatch(`The engine at ${fake.host} failed (list networks).`);
    expect(failure.advice).toMatch(/engine's log/);
    expect(failure.params).toEqual({
      address: fake.host,
      operation: "list networks",
      case: "engine_failed",
      ...words,
    });
  });
});

const refusing = (status: number, body: unknown) =>
  fakeEngine(agreeable((socket) => socket.write(http(status, body))));

describe("a refusal", () => {
  it.each([
    [401, "unauthorized", "permission_denied"],
    [
      403,
      "<html><body><h1>403 Forbidden</h1>Request forbidden by administrative rules.</body></html>",
      "permission_denied",
    ],
    [404, { message: "page not found" }, "unsupported"],
    [405, { message: "method not allowed" }, "unsupported"],
    [501, "not implemented", "unsupported"],
    [503, { message: "starting" }, "bad_answer"],
  ] as const)("of a list with %d", async (status, body, code) => {
    await using fake = await refusing(status, body);
    expect((await failureOf(connectEngine({ host: fake.host }).networks())).code).toBe(code);
  });

  it.each([
    [403, { message: "network x has active endpoints" }, "conflict"],
    [403, { message: "authorization denied by plugin" }, "permission_denied"],
    [404, { message: "network x not found" }, "not_found"],
    [404, { message: "page not found" }, "unsupported"],
    [409, { message: "anything" }, "conflict"],
    [500, { message: "network is being used", cause: "network is being used" }, "conflict"],
    [500, { message: "no space left on device" }, "bad_answer"],
  ] as const)("of a removal with %d %j", async (status, body, code) => {
    await using fake = await refusing(status, body);
    expect((await failureOf(connectEngine({ host: fake.host }).removeNetwork("x"))).code).toBe(code);
  });

  it.each([
    ["a removal", 502, "Bad Gateway", (engine: Engine) => engine.removeVolume("x")],
    ["a removal, half of JSON", 500, "{", (engine: Engine) => engine.removeVolume("x")],
    ["a prune", 504, "", (engine: Engine) => engine.removeBuildCache(["abc"])],
  ])(
    "of %s with %d %j, which is none of the engine's, does not say that it failed",
    async (_, status, body, remove) => {
      await using fake = await refusing(status, body);
      const { code, params } = await failureOf(remove(connectEngine({ host: fake.host })));
      expect(code).toBe("bad_answer");
      expect(params.case).toBeUndefined();
      expect(params.finding).toBe(`It answered with HTTP status ${status}${body && `: ${body}`}.`);
    },
  );

  it("by a proxy that lets nothing through", async () => {
    await using fake = await fakeEngine((socket) => socket.write(http(403, "Forbidden")));
    const failure = await failureOf(connectEngine({ host: fake.host }).info());
    expect(failure).toMatchObject({ code: "permission_denied", params: { detail: "Forbidden" } });
  });
});

describe("an address where nobody is", () => {
  it.each([
    ["a socket that does not exist", "unix:///nonexistent/docker.sock", /ENOENT/],
    ["a port where nobody listens", "tcp://127.0.0.1:1", /ECONNREFUSED/],
    ["a name that nobody has", "tcp://nobody.invalid:2375", /ENOTFOUND|EAI_AGAIN/],
  ])("is unreachable: %s", async (_, host, detail) => {
    const failure = await failureOf(connectEngine({ host }).info());
    expect(failure.code).toBe("unreachable");
    expect(failure.params.detail).toMatch(detail);
  });
});
