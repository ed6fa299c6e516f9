import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDunnage, type TestDunnage, type Visitor } from "../../test/dunnage.ts";
import { post } from "../../test/requests.ts";

const INFO = 30;
const DEBUG = 20;
const run = "0b5c7a4e-6d7f-4c1e-9a53-1f1f0c1b2d3e";

let dunnage: TestDunnage;
let admin: Visitor;

beforeAll(async () => {
  dunnage = await startTestDunnage();
  admin = await dunnage.signIn();
});
afterAll(() => dunnage[Symbol.asyncDispose]());

interface Line {
  level: number;
  msg: string;
  requestId?: string;
}

/** What was logged for the request that this is the answer to. */
function linesOf(answer: Response): Line[] {
  const id = answer.headers.get("x-request-id");
  return dunnage.log.map((line) => JSON.parse(line) as Line).filter(({ requestId }) => requestId === id);
}

test("a change is a line at info, with who asked and from where", async () => {
  const registry = { name: "Ours", url: "https://registry.example.com" };
  const answer = await admin.fetch("/api/v1/registries", post(registry));
  expect(answer.status).toBe(200);
  expect(linesOf(answer)).toEqual([
    {
      level: INFO,
      time: expect.any(Number),
      msg: "request",
      method: "POST",
      path: "/api/v1/registries",
      status: 200,
      ms: expect.any(Number),
      address: "127.0.0.1",
      requestId: expect.stringMatching(/^[\w-]{36}$/),
      user: expect.any(String),
    },
  ]);
});

test("a read is one at debug, with its host, and every other line of the same request has its id", async () => {
  const answer = await admin.fetch("/api/trpc/dockerSystem.info");
  expect(answer.status).toBe(503);
  const lines = linesOf(answer);
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.at(-1)).toMatchObject({ level: DEBUG, msg: "request", host: "local", status: 503 });
});

test("what is asked about a run has the run's id", async () => {
  const answer = await admin.fetch("/api/trpc/runs.cancel", post({ id: run }));
  expect(linesOf(answer).at(-1)).toMatchObject({ level: INFO, status: 404, run });
});

test("a proxy's own id is kept, if it can be one", async () => {
  const asked = async (id: string) =>
    (await admin.fetch("/api/trpc/health", { headers: { "x-request-id": id } })).headers.get("x-request-id");
  expect(await asked("from-the-proxy-1")).toBe("from-the-proxy-1");
  expect(await asked("not one")).not.toBe("not one");
});

test("health checks, queries and who does not sign in leave nothing of theirs", async () => {
  const before = dunnage.log.length;
  await admin.fetch("/healthz");
  await admin.fetch("/readyz");
  expect(dunnage.log.slice(before)).toEqual([]);
  await admin.fetch("/api/v1/runs?search=typed-by-somebody");
  await admin.fetch("/api/v1/runs", { headers: { authorization: "Bearer dunnage_of-somebody" } });
  const said = dunnage.log.slice(before).join("\n");
  expect(said).toContain('"path":"/api/v1/runs"');
  expect(said).not.toContain("typed-by-somebody");
  expect(said).not.toContain("of-somebody");
});
