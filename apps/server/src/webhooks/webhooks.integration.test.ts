import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { WebhookMessage } from "@dunnage/api/schemas";
import { makeContainer, startEngine, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDunnage, type TestDunnage, type Visitor } from "../../test/dunnage.ts";

const soon = { timeout: 30_000 };

let engine: ThrowawayEngine;
let dunnage: TestDunnage;
let visitor: Visitor;
let receiver: Awaited<ReturnType<typeof startReceiver>>;

beforeAll(async () => {
  engine = await startEngine({ version: "28.5" });
  receiver = await startReceiver();
  dunnage = await startTestDunnage({ DOCKER_HOST: engine.host });
  visitor = await dunnage.signIn();
});
afterAll(async () => {
  await dunnage?.[Symbol.asyncDispose]();
  await receiver?.[Symbol.asyncDispose]();
  await engine?.[Symbol.asyncDispose]();
});

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Takes what is posted to it, by path, and answers as it is told to: 204 at first. */
async function startReceiver() {
  const received: Record<string, Received[]> = {};
  const answers: Record<string, number[]> = {};
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (piece: Buffer) => {
      body += piece.toString("utf8");
    });
    request.on("end", () => {
      const path = request.url ?? "";
      received[path] = [...(received[path] ?? []), { headers: request.headers, body }];
      response.writeHead(answers[path]?.shift() ?? 204, { location: "/elsewhere" }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (path: string) => `http://127.0.0.1:${port}${path}`,
    at: (path: string) => received[path] ?? [],
    answerFirst(path: string, ...statuses: number[]) {
      answers[path] = statuses;
    },
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

/** What was told, if the library that receivers use takes the signature for good. */
function verified({ headers, body }: Received, secret: string): WebhookMessage {
  const signed = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  return WebhookMessage.parse(new Webhook(secret).verify(body, signed));
}

const add = (
  path: string,
  events: ("run.finished" | "run.failed" | "disk.low")[],
  freeBytesBelow: number | null = null,
) => visitor.client.webhooks.add.mutate({ name: path, url: receiver.url(path), events, freeBytesBelow });

const lastDelivery = async (id: string) =>
  (await visitor.client.webhooks.list.query()).find((webhook) => webhook.id === id)?.lastDelivery;

test("a run that ended is told to who asked for it, signed, and to nobody else", async () => {
  const { webhook, secret } = await add("/finished", ["run.finished"]);
  await add("/failed", ["run.failed"]);
  await makeContainer(engine, { state: "exited" });
  const {
    outcomes: _,
    startedFrom: __,
    ...run
  } = await visitor.client.dockerSystem.cleanup.mutate({ containers: true });
  await expect.poll(() => receiver.at("/finished").length, soon).toBe(1);
  const [told] = receiver.at("/finished");
  if (!told) throw new Error("Nothing was told.");
  expect(verified(told, secret)).toEqual({
    type: "run.finished",
    timestamp: expect.any(String),
    data: { run, url: `${dunnage.dunnage.url.origin}/runs/${run.id}` },
  });
  // From where somebody signed in is nobody else's business.
  expect(told.body).not.toContain("startedFrom");
  const wrong = new Webhook(`whsec_${Buffer.alloc(32).toString("base64")}`);
  expect(() => wrong.verify(told.body, { ...told.headers } as Record<string, string>)).toThrow();
  await expect
    .poll(() => lastDelivery(webhook.id), soon)
    .toMatchObject({ deliveredAt: expect.any(String), attempts: 1 });
  expect(receiver.at("/failed")).toEqual([]);
  expect(JSON.stringify(await visitor.client.webhooks.list.query())).not.toContain(secret);
  expect(dunnage.log.join()).not.toContain(secret.slice("whsec_".length));
});

test("what was not taken is told again under the same id, also by the server that starts next", async () => {
  receiver.answerFirst("/restarted", 500);
  await using first = await startTestDunnage({ DOCKER_HOST: engine.host });
  const ada = await first.signIn();
  const { webhook, secret } = await ada.client.webhooks.add.mutate({
    name: "R",
    url: receiver.url("/restarted"),
    events: ["run.finished"],
    freeBytesBelow: null,
  });
  await makeContainer(engine, { state: "exited" });
  await ada.client.dockerSystem.cleanup.mutate({ containers: true });
  const delivery = async ({ client }: Visitor) =>
    (await client.webhooks.list.query()).find(({ id }) => id === webhook.id)?.lastDelivery;
  await expect
    .poll(() => delivery(ada), soon)
    .toMatchObject({
      attempts: 1,
      deliveredAt: null,
      problem: "It answered 500.",
      failure: { code: "status", detail: "500" },
      nextAttemptAt: expect.any(String),
    });
  await first.dunnage.close();

  await using second = await startTestDunnage({ DOCKER_HOST: engine.host }, { dataDir: first.dataDir });
  const again = await second.signIn();
  await expect
    .poll(() => delivery(again), soon)
    .toMatchObject({ attempts: 2, problem: null, nextAttemptAt: null });
  const [one, two] = receiver.at("/restarted");
  if (!one || !two) throw new Error("It was not told twice.");
  expect(verified(two, secret)).toEqual(verified(one, secret));
  expect(two.headers["webhook-id"]).toBe(one.headers["webhook-id"]);
});

test("a disk below what was asked for is told once", async () => {
  const { storage } = await visitor.client.dockerSystem.info.query();
  const { freeBytes, totalBytes } = storage;
  if (freeBytes === null || totalBytes === null) throw new Error("The disk cannot be seen.");
  const { secret } = await add("/low", ["disk.low"], totalBytes);
  await add("/roomy", ["disk.low"], 1);
  await expect.poll(() => receiver.at("/low").length, soon).toBe(1);
  const [told] = receiver.at("/low");
  expect(told && verified(told, secret)).toMatchObject({
    type: "disk.low",
    data: { host: { id: "local" }, totalBytes, freeBytesBelow: totalBytes },
  });
  // Looked at again, as with every one that is added.
  await add("/low-too", ["disk.low"], totalBytes);
  await expect.poll(() => receiver.at("/low-too").length, soon).toBe(1);
  expect(receiver.at("/low")).toHaveLength(1);
  expect(receiver.at("/roomy")).toEqual([]);
});

test("one that names no number of its own goes by the settings, as soon as they are changed", async () => {
  const { storage } = await visitor.client.dockerSystem.info.query();
  const { freeBytes, totalBytes } = storage;
  if (freeBytes === null || totalBytes === null) throw new Error("The disk cannot be seen.");
  const { before } = await visitor.client.settings.update.mutate({ lowFreeBytes: 1, lowFreePercent: null });
  const { secret } = await add("/by-settings", ["disk.low"]);
  await add("/by-settings-too", ["disk.low"], totalBytes);
  // Looked at by now: the other one was.
  await expect.poll(() => receiver.at("/by-settings-too").length, soon).toBe(1);
  expect(receiver.at("/by-settings")).toEqual([]);
  const share = Math.min(99, Math.ceil((100 * freeBytes) / totalBytes) + 1);
  await visitor.client.settings.update.mutate({ lowFreePercent: share });
  await expect.poll(() => receiver.at("/by-settings").length, soon).toBe(1);
  const [told] = receiver.at("/by-settings");
  expect(told && verified(told, secret)).toMatchObject({
    data: { freeBytesBelow: Math.ceil((totalBytes * share) / 100) },
  });
  await visitor.client.settings.update.mutate(before);
});

test("a test says at once what became of it", async () => {
  const { webhook, secret } = await add("/test", ["run.failed"]);
  expect(await visitor.client.webhooks.test.mutate({ id: webhook.id })).toMatchObject({
    event: "test",
    deliveredAt: expect.any(String),
    problem: null,
  });
  const [told] = receiver.at("/test");
  expect(told && verified(told, secret)).toMatchObject({ type: "test", data: { webhook: "/test" } });

  receiver.answerFirst("/test", 302);
  const redirected = await visitor.client.webhooks.test.mutate({ id: webhook.id });
  expect(redirected).toMatchObject({ deliveredAt: null, failure: { code: "redirected", detail: "302" } });
  expect(receiver.at("/elsewhere")).toEqual([]);

  const away = await visitor.client.webhooks.add.mutate({
    name: "away",
    url: "http://127.0.0.1:9/",
    events: ["run.failed"],
    freeBytesBelow: null,
  });
  const refused = await visitor.client.webhooks.test.mutate({ id: away.webhook.id });
  expect(refused).toMatchObject({ deliveredAt: null, nextAttemptAt: null, attempts: 1 });
  expect(refused.problem).toMatch(/^It could not be reached \(.+\)\.$/);
});

test("one that is removed is told nothing more, and wrong ones are refused by field", async () => {
  const { webhook } = await add("/removed", ["run.finished"]);
  await visitor.client.webhooks.remove.mutate({ id: webhook.id });
  await expect(visitor.client.webhooks.remove.mutate({ id: webhook.id })).rejects.toMatchObject({
    data: { httpStatus: 404, report: { code: "webhook_not_found" } },
  });
  const before = receiver.at("/finished").length;
  await visitor.client.dockerSystem.cleanup.mutate({ containers: true });
  await expect.poll(() => receiver.at("/finished").length, soon).toBe(before + 1);
  expect(receiver.at("/removed")).toEqual([]);

  const refused = (wrong: object) =>
    visitor.client.webhooks.add.mutate({
      name: "W",
      url: "https://w.example",
      events: ["run.failed"],
      freeBytesBelow: null,
      ...wrong,
    });
  const naming = (field: string) => ({ data: { httpStatus: 400, fields: [{ field }] } });
  await expect(refused({ url: "ftp://w.example" })).rejects.toMatchObject(naming("url"));
  await expect(refused({ events: [] })).rejects.toMatchObject(naming("events"));
  await expect(refused({ freeBytesBelow: 0 })).rejects.toMatchObject(naming("freeBytesBelow"));
});
