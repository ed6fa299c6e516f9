import type { Webhook } from "@dunnage/api";
import { expect, test } from "vitest";
import { onEachBackend } from "../testing/onEachBackend.ts";
import { at, ODD } from "../testing/samples.ts";

const webhook: Omit<Webhook, "lastDelivery"> = {
  id: "w1",
  name: ODD,
  url: "https://hooks.example/1",
  events: ["run.failed", "disk.low"],
  freeBytesBelow: 10_000_000_000,
  createdBy: { id: "u", name: "U" },
  createdAt: at(1),
};
const delivery = {
  id: "d1",
  webhook: "w1",
  event: "run.failed",
  body: `{"a":"${ODD}"}`,
  createdAt: at(2),
} as const;

onEachBackend("webhooks", (current) => {
  test("come back as they were, newest first, with their last delivery", async () => {
    const { webhooks } = current().db;
    await webhooks.add(webhook, "whsec_1");
    await webhooks.add({ ...webhook, id: "w2", freeBytesBelow: null, createdAt: at(2) }, "whsec_2");
    await webhooks.queue(delivery);
    await webhooks.queue({ ...delivery, id: "d2", event: "test", createdAt: at(3) });
    const last = {
      event: "test",
      createdAt: at(3),
      attempts: 0,
      deliveredAt: null,
      problem: null,
      failure: null,
    };
    expect(await webhooks.list()).toEqual([
      { ...webhook, id: "w2", freeBytesBelow: null, createdAt: at(2), lastDelivery: null },
      { ...webhook, lastDelivery: { id: "d2", ...last, nextAttemptAt: at(3) } },
    ]);
  });

  test("keep their secrets from who reads the database", async () => {
    const { db, backend, options } = current();
    await db.webhooks.add(webhook, "whsec_not to be found");
    expect(await backend.dump(options)).not.toContain("not to be found");
    await db.webhooks.queue(delivery);
    expect(await db.webhooks.due(at(2), 9)).toMatchObject([{ secret: "whsec_not to be found" }]);
  });

  test("are told what is due, each by one who takes it", async () => {
    const { webhooks } = current().db;
    await webhooks.add(webhook, "whsec_1");
    await webhooks.queue(delivery);
    expect(await webhooks.due(at(1), 9)).toEqual([]);
    const [due] = await webhooks.due(at(2), 9);
    expect(due).toEqual({
      id: "d1",
      webhook: "w1",
      url: webhook.url,
      secret: "whsec_1",
      body: delivery.body,
      attempts: 0,
    });
    const taken = await Promise.all(
      Array.from({ length: 4 }, () => webhooks.take({ id: "d1", attempts: 0 }, at(5))),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await webhooks.due(at(4), 9)).toEqual([]);
    // Whoever took it is gone: another one may.
    expect(await webhooks.due(at(5), 9)).toMatchObject([{ id: "d1", attempts: 1 }]);
    expect(await webhooks.nextDueAt()).toBe(at(5));
  });

  test("are told nothing more once a delivery is settled, and it is forgotten in time", async () => {
    const { webhooks } = current().db;
    await webhooks.add(webhook, "whsec_1");
    await webhooks.queue(delivery);
    await webhooks.queue({ ...delivery, id: "d2" });
    await webhooks.settle("d1", { deliveredAt: at(3), problem: null, failure: null, nextAttemptAt: null });
    const failed = { deliveredAt: null, problem: "It answered 500.", nextAttemptAt: at(9) };
    const failure = { code: "status", detail: "500" } as const;
    await webhooks.settle("d2", { ...failed, failure });
    expect(await webhooks.delivery("d2")).toMatchObject({ ...failed, failure });
    expect(await webhooks.delivery("d1")).toMatchObject({ deliveredAt: at(3), nextAttemptAt: null });
    expect(await webhooks.due(at(8), 9)).toEqual([]);
    expect(await webhooks.take({ id: "d1", attempts: 0 }, at(9))).toBe(false);
    await webhooks.deleteSettled(at(8));
    expect(await webhooks.delivery("d1")).toBeNull();
    expect(await webhooks.delivery("d2")).toMatchObject({ problem: "It answered 500." });
  });

  test("go with what they were still to be told", async () => {
    const { webhooks } = current().db;
    await webhooks.add(webhook, "whsec_1");
    await webhooks.queue(delivery);
    expect(await webhooks.setLow("w1", "local", true)).toBe(true);
    expect(await webhooks.remove("w1")).toBe(true);
    expect(await webhooks.remove("w1")).toBe(false);
    await webhooks.queue(delivery);
    expect(await webhooks.nextDueAt()).toBeNull();
    expect(await webhooks.list()).toEqual([]);
  });

  test("know which hosts' low disk they were told of", async () => {
    const { webhooks } = current().db;
    await webhooks.add(webhook, "whsec_1");
    const told = await Promise.all(Array.from({ length: 4 }, () => webhooks.setLow("w1", "local", true)));
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await webhooks.setLow("w1", "other", true)).toBe(true);
    expect(await webhooks.setLow("w1", "local", false)).toBe(true);
    expect(await webhooks.setLow("w1", "local", false)).toBe(false);
    expect(await webhooks.setLow("w1", "other", true)).toBe(false);
  });
});
