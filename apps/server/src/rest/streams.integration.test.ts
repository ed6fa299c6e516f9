import { makeContainer, startEngine, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { startTestDunnage, type TestDunnage, type Visitor } from "../../test/dunnage.ts";
import { type HeldEngine, hold } from "../../test/heldEngine.ts";
import { problemOf } from "../../test/requests.ts";
import { fillUp, runToTheMiddle } from "../../test/runs.ts";

// Subscriptions as server-sent events, over real HTTP.

let engine: ThrowawayEngine;
let held: HeldEngine;
let dunnage: TestDunnage;
let visitor: Visitor;

beforeAll(async () => {
  engine = await startEngine();
  held = await hold(engine);
  dunnage = await startTestDunnage({ DOCKER_HOST: held.host });
  visitor = await dunnage.signIn();
});
afterAll(async () => {
  await dunnage?.[Symbol.asyncDispose]();
  await held?.[Symbol.asyncDispose]();
  await engine?.[Symbol.asyncDispose]();
});
afterEach(() => {
  vi.useRealTimers();
  held.release();
});

/** What is read of a stream until `found`, or to its end. */
async function read(response: Response, found?: (text: string) => boolean): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return text;
    text += decoder.decode(value, { stream: true });
    if (found?.(text)) {
      await reader?.cancel();
      return text;
    }
  }
}

test("a finished run is one message and the end; whoever has seen it all is told no more of it", async () => {
  await makeContainer(engine, { state: "created" });
  const run = await visitor.client.dockerSystem.cleanup.mutate({ containers: true });
  const path = `/api/v1/runs/${run.id}/watch`;
  const response = await visitor.fetch(`${path}/`);
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  expect(response.headers.get("cache-control")).toContain("no-store");
  const text = await response.text();
  expect(text).toMatch(/^id: 1\ndata: \{.*"started_by".*"outcomes":\[\{.*\n\nevent: end\n/);
  const again = await visitor.fetch(path, { headers: { "last-event-id": "1" } });
  expect(await again.text()).toContain('"outcomes":[]');
});

test.each([
  [`/runs/${crypto.randomUUID()}/watch`, 404, "run_not_found", undefined],
  ["/runs/mine/watch", 400, undefined, "id"],
  ["/docker/system/watch?host=nowhere", 404, "host_not_found", undefined],
])("what cannot be watched has a status: %s", async (path, status, code, field) => {
  const response = await visitor.fetch(`/api/v1${path}`);
  const problem = await problemOf(response);
  expect([response.status, problem.code, problem.fields?.[0]?.field]).toEqual([status, code, field]);
});

test("a host is told as it is, then as it changes", async () => {
  const response = await visitor.fetch("/api/v1/docker/system/watch");
  const name = `new-${crypto.randomUUID()}`;
  const making: { done?: Promise<unknown> } = {};
  const text = await read(response, (soFar) => {
    if (soFar.includes("\n\n")) making.done ??= makeContainer(engine, { name, state: "created" });
    return /\n\n[^]*"changed":\[[^\]]*"containers"[^]*\n\n/.test(soFar);
  });
  await making.done;
  expect(text).toContain('"total_containers":');
});

test("a run's stream ends with the session that it was opened with, and does not say that the run is over", async () => {
  await fillUp(engine, 40);
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"], shouldAdvanceTime: false });
  const { run, watching } = await runToTheMiddle(held, visitor);
  watching.stop();
  const other = await dunnage.signIn();
  const response = await other.fetch(`/api/v1/runs/${run.id}/watch`);
  await other.client.session.endEverywhere.mutate();
  const text = await read(response);
  expect(text).toContain('"state":"running"');
  expect(text).not.toContain("event: end");
  expect((await other.fetch(`/api/v1/runs/${run.id}/watch`)).status).toBe(401);
});
