import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDunnage, type TestDunnage } from "../../test/dunnage.ts";

// What never becomes a request, over a real connection.

let dunnage: TestDunnage;
beforeAll(async () => {
  dunnage = await startTestDunnage();
});
afterAll(() => dunnage[Symbol.asyncDispose]());

async function answerTo(request: string): Promise<{ head: string; body: unknown }> {
  const { hostname, port } = new URL(dunnage.url);
  const socket = connect(Number(port), hostname);
  socket.write(request);
  const [head = "", body = ""] = (await text(socket)).split("\r\n\r\n");
  return { head, body: JSON.parse(body) };
}

test.each([
  ["an address of 20 kB", `GET /${"x".repeat(20_000)} HTTP/1.1\r\nhost: dunnage\r\n\r\n`, 431],
  ["a method that there is not", "FROB / HTTP/1.1\r\nhost: dunnage\r\n\r\n", 400],
  ["no HTTP at all", "\u0016\u0003\u0001 hello\r\n\r\n", 400],
])("%s is a problem that says what to do", async (_, request, status) => {
  const { head, body } = await answerTo(request);
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head).toContain("content-type: application/problem+json");
  expect(body).toMatchObject({ status, detail: expect.any(String), advice: expect.any(String) });
});

test("and the server goes on", async () => {
  expect((await fetch(`${dunnage.url}/healthz`)).status).toBe(200);
});
