import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startTestDunnage, type Visitor } from "../../test/dunnage.ts";

describe("an engine that", () => {
  /** Something that speaks HTTP on a socket, but not as an engine does. */
  async function withEngine(
    answer: (path: string, method: string) => [number, string],
    check: (visitor: Visitor) => Promise<void>,
  ) {
    const folder = await mkdtemp(join(tmpdir(), "dunnage-odd-"));
    const socket = join(folder, "engine.sock");
    const server = createServer((request, response) => {
      const [status, body] = answer(request.url ?? "", request.method ?? "");
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

  test("answers null where its containers belong has nothing taken from it", async () => {
    const network = { Id: "n1", Name: "mine", Driver: "bridge", Scope: "local", Labels: {} };
    const host = { Name: "n", OperatingSystem: "o", OSType: "linux", Architecture: "a", Driver: "overlay2" };
    const answers: [RegExp, unknown][] = [
      [/\/version$/, { Version: "28.5.2", ApiVersion: "1.51", MinAPIVersion: "1.24" }],
      [/\/info$/, { ...host, DockerRootDir: "/" }],
      [/\/containers\/json/, null],
      [/\/networks$/, [network]],
      [/\/images\/json/, []],
      [/\/volumes$/, { Volumes: null }],
      [/\/system\/df/, { LayersSize: 0, Images: null, Containers: null, Volumes: null, BuildCache: null }],
    ];
    const changes: string[] = [];
    await withEngine(
      (path, method) => {
        if (method !== "GET") changes.push(`${method} ${path}`);
        const [, body] = answers.find(([pattern]) => pattern.test(path)) ?? [null, {}];
        return [200, JSON.stringify(body)];
      },
      async (visitor) => {
        await expect(visitor.client.dockerSystem.cleanup.mutate({ networks: true })).rejects.toMatchObject({
          data: {
            report: { code: "bad_answer", params: { operation: expect.stringMatching(/containers$/) } },
          },
        });
        expect(changes).toEqual([]);
      },
    );
  });

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
        expect(old.status).toBe(503);
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

test("an address that is none is told as a mistake on every page, not as an engine that may come back", async () => {
  await using mistaken = await startTestDunnage({ DOCKER_HOST: "http://x" });
  const visitor = await mistaken.signIn();
  for (const ask of [visitor.client.dockerSystem.info, visitor.client.dockerSystem.stats]) {
    await expect(ask.query()).rejects.toMatchObject({
      data: {
        httpStatus: 503,
        report: {
          code: "unsupported",
          message: 'DOCKER_HOST holds no address that Dunnage can connect to: "http://x".',
          advice: expect.stringMatching(/^Set DOCKER_HOST to unix:.* start Dunnage again\.$/),
          params: { case: "no_address" },
        },
      },
    });
  }
});
