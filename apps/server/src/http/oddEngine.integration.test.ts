import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startTestDunnage, type Visitor } from "../../test/dunnage.ts";

describe("an engine that", () => {
  /** Something that speaks HTTP on a socket, but not as an engine does. */
  async function withEngine(
    answer: (path: string) => [number, string],
    check: (visitor: Visitor) => Promise<void>,
  ) {
    const folder = await mkdtemp(join(tmpdir(), "dunnage-odd-"));
    const socket = join(folder, "engine.sock");
    const server = createServer((request, response) => {
      const [status, body] = answer(request.url ?? "");
      response.writeHead(status, { "content-type": "application/json" }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    try {
      await using odd = await startTestDunnage({ DOCKER_HOST: `unix://${socket}` });
      await check(await odd.signIn());
    } finally {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    }
  }

  test("answers an error has its own words passed on, at the old address too", () =>
    withEngine(
      () => [500, '{"message": "no space left on device"}'],
      async (visitor) => {
        const old = await visitor.fetch("/api/v1/docker/system/info/");
        expect(old.headers.get("content-type")).toBe("application/problem+json");
        expect(await old.json()).toMatchObject({
          code: "bad_answer",
          detail: expect.stringMatching(/^The engine at .* failed \(/),
          advice: expect.stringMatching(/log/),
          engine_said: "no space left on device",
        });
      },
    ));

  test("is too new is told so, with nothing of Dunnage's own in the engine's words", () =>
    withEngine(
      () => [
        200,
        '{"Version": "40.0", "ApiVersion": "1.70", "MinAPIVersion": "1.60", "Name": "n", "OperatingSystem": "o", "OSType": "linux", "Architecture": "a", "Driver": "d", "DockerRootDir": "/"}',
      ],
      async (visitor) => {
        const old = await visitor.fetch("/api/v1/docker/system/info/");
        const problem = (await old.json()) as object;
        expect(problem).toMatchObject({ code: "unsupported", advice: "Update Dunnage." });
        expect(problem).not.toHaveProperty("engine_said");
      },
    ));

  test.each([
    ["answers garbage", 200, "<html>It works!</html>"],
    ["answers half a JSON", 200, '{"ApiVersion": "1.4'],
    ["answers the wrong shape", 200, '{"ApiVersion": 7}'],
    ["answers 500", 500, '{"message": "boom"}'],
  ])("%s is a 502 that says so, and a 500 at the old address", (_name, status, body) =>
    withEngine(
      () => [status, body],
      async (visitor) => {
        await expect(visitor.client.dockerSystem.info.query()).rejects.toMatchObject({
          data: { httpStatus: 502, report: { code: "bad_answer" } },
        });
        const old = await visitor.fetch("/api/v1/docker/system/info/");
        expect(old.status).toBe(500);
        const text = await old.text();
        expect(text).toContain("bad_answer");
        expect(text).not.toMatch(/\bat .*\.(js|ts):\d+/);
      },
    ),
  );
});
