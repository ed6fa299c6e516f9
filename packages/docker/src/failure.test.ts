import { describe, expect, it, vi } from "vitest";
import { connectEngine } from "./find.ts";
import { failureOf } from "./testing/failureOf.ts";
import { agreeable, fakeEngine, http } from "./testing/fakeEngine.ts";

describe("an answer that makes no sense", () => {
  it.each([
    ["garbage", "\0\0garbage\r\n\r\n", /Parse Error|Expected HTTP/],
    [
      "no JSON",
      http(200, "<html><b>It works!</b></html>", { "Content-Type": "text/html" }),
      /text\/html where JSON/,
    ],
    ["no content type", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]", /No content type where JSON/],
    ["half a JSON", http(200, '[{"Id": "1'), /No valid JSON/],
    ["nothing", http(200, ""), /No valid JSON/],
    ["null in a list", http(200, [null]), /^\[0\]: /],
    ["an object for a list", http(200, { message: "no" }), /^The answer: /],
    ["a list without an id", http(200, [{ Name: "x" }]), /^\[0\]\.Id: /],
    ["a 500", http(500, { message: "it broke\n  badly" }), /^it broke badly$/],
    [
      "a 502 of a proxy",
      http(502, "<h1>Bad Gateway</h1>\n", { "Content-Type": "text/html" }),
      /^Bad Gateway$/,
    ],
    ["a 200 that ends too early", http(200, "[", { "Content-Length": "50" }), /ended in the middle/],
    ["an endless sentence", http(500, { message: "x".repeat(9999) }), /^x{499}…$/],
  ])("%s", async (_, answer, detail) => {
    await using fake = await fakeEngine(
      agreeable((socket) => {
        socket.end(answer);
      }),
    );
    const failure = await failureOf(connectEngine({ host: fake.host }).networks());
    expect(failure.code).toBe("bad_answer");
    expect(failure.params).toMatchObject({ address: fake.host, operation: "list networks" });
    expect(failure.params.detail).toMatch(detail);
  });

  it("is not swallowed whole however long it is", async () => {
    const megabyte = Buffer.alloc(1024 * 1024, " ");
    await using fake = await fakeEngine(
      agreeable((socket) => {
        socket.write(
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
        );
        const pour = () => {
          while (
            socket.writable &&
            socket.write(Buffer.concat([Buffer.from("100000\r\n"), megabyte, Buffer.from("\r\n")]))
          );
          if (socket.writable) socket.once("drain", pour);
        };
        pour();
      }),
    );
    const failure = await failureOf(connectEngine({ host: fake.host }).diskUsage("images"));
    expect(failure.code).toBe("bad_answer");
    expect(failure.params.detail).toMatch(/longer than 268435456 bytes/);
    await vi.waitFor(() => expect(fake.connections()).toBeLessThanOrEqual(2)); // idle ones that were agreed on
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
        params: { detail: "HTTP status 302" },
      });
      expect(fake.asked.filter((head) => !/ (\/version|\/info|\/v1\.51\/networks) /.test(head))).toEqual([]);
    }
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
    ["no address at all", "tcp://", /DOCKER_HOST/],
  ])("is unreachable: %s", async (_, host, detail) => {
    const failure = await failureOf(connectEngine({ host }).info());
    expect(failure.code).toBe("unreachable");
    expect(failure.params.detail).toMatch(detail);
  });
});
