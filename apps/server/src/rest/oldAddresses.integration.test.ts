import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestDunnage, type TestDunnage, type Visitor } from "../../test/dunnage.ts";
import { post, problemOf } from "../../test/requests.ts";

let dunnage: TestDunnage;
let admin: Visitor;

beforeAll(async () => {
  dunnage = await startTestDunnage();
  admin = await dunnage.signIn();
});
afterAll(() => dunnage[Symbol.asyncDispose]());

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
    ['{"build_cache": "most"}', "build_cache", "Expected true, false"],
    ['{"containers": {"stopped_for_ms": "1d"}}', "containers.stopped_for_ms", "must be a number"],
    ['{"containers": []}', "containers", 'or an object such as {"stopped_for_ms": 604800000}.'],
    ["[]", "", "Send an object such as {"],
    ["null", "", "Send an object such as {"],
    ['{"build_cache": false, "buildCache": true}', "build_cache", 'as "build_cache" and as "buildCache"'],
    [
      '{"containers": {"stoppedForMs": 1, "stopped_for_ms": 2}}',
      "containers.stopped_for_ms",
      'as "stoppedForMs" and as "stopped_for_ms"',
    ],
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

  test.each(["host=local&host=nowhere", "host=nowhere&host=local", "host=local&host=local"])(
    "a parameter that is there twice is 400, naming it: %s",
    async (query) => {
      const response = await admin.fetch(`/api/v1/docker/system/info/?${query}`);
      expect(response.status).toBe(400);
      const { fields } = await problemOf(response);
      expect(fields).toEqual([{ field: "host", message: "is given twice. Send it once." }]);
    },
  );

  test("tens of thousands of wrong fields are told in a short answer", async () => {
    const wrong = Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`key${index}`, 1]));
    for (const path of ["/api/v1/docker/system/cleanup", "/api/trpc/dockerSystem.cleanup"]) {
      const response = await admin.fetch(path, post(wrong));
      expect(response.status).toBe(400);
      const text = await response.text();
      expect(text.length).toBeLessThan(10_000);
      expect(text).toContain("more things are wrong.");
    }
  });

  test("a host that does not exist is 404, and a parameter that does not is 400", async () => {
    expect((await admin.fetch("/api/v1/docker/system/info/?host=nowhere")).status).toBe(404);
    expect((await admin.fetch("/api/v1/docker/system/info/?hosts=local")).status).toBe(400);
  });
});
