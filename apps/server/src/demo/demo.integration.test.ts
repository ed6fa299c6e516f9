import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { signInBy } from "../../test/dunnage.ts";
import { readEnv } from "../env.ts";
import { openLog } from "../log.ts";
import { startDemo } from "./startDemo.ts";

// The whole server on the host that is made up: from the sign-in to the receipt, and all over again.

const start = () =>
  startDemo(readEnv({ PORT: "0", DUNNAGE_DEMO: "1" }), openLog("silent", { write: () => undefined }));
const visitorOf = ({ port }: { port: number }) => signInBy(`http://127.0.0.1:${port}`, "demo", {});

test("somebody comes in without a password, plans, runs, and reads the receipt; at the next start all is as it was", async () => {
  const first = await start();
  const socket = first.engine.address.replace("unix://", "");
  const folder = dirname(socket);
  try {
    const visitor = await visitorOf(first);
    const { client } = visitor;
    const { user, hosts } = await client.session.current.query();
    expect(hosts).toEqual([{ id: "demo", name: "demo" }]);
    expect(user.role).toBe("administrator");

    const before = await client.dockerSystem.usage.query({});
    const plan = await client.dockerSystem.preview.mutate({
      containers: true,
      images: "unused",
      volumes: "anonymous",
      networks: true,
      buildCache: "all",
    });
    expect(new Set(plan.items.map(({ kind }) => kind)).size).toBe(5);
    expect(plan.kept.map(({ names: [name] }) => name)).toContain("legacy-invoices");
    const run = await client.dockerSystem.cleanup.mutate({ plan: plan.id });
    expect(run.host).toEqual({ id: "demo", name: "demo" });
    expect(run.outcomes.filter(({ outcome }) => outcome !== "removed")).toEqual([]);
    expect(run.removedBytes).toBe(plan.total.bytes);
    expect((run.freeBytesAfter ?? 0) - (run.freeBytesBefore ?? 0)).toBeGreaterThanOrEqual(
      run.removedBytes ?? 0,
    );
    const after = await client.dockerSystem.usage.query({ refresh: true });
    expect(before.objects.length - after.objects.length).toBe(run.outcomes.length);

    expect(await (await visitor.fetch("/metrics")).text()).toContain(
      'dunnage_engine_info{host="demo",name="demo"',
    );
  } finally {
    await first.close();
  }
  expect(existsSync(folder)).toBe(false);

  const second = await start();
  try {
    const { client } = await visitorOf(second);
    expect((await client.runs.list.query({})).runs).toEqual([]);
    const usage = await client.dockerSystem.usage.query({});
    expect(usage.objects.map(({ names: [name] }) => name)).toContain("notebook");
  } finally {
    await second.close();
  }
});

test("it has a past and a whole disk: what grows, when that is full, what logs take", async () => {
  const demo = await start();
  try {
    const { client } = await visitorOf(demo);
    const { samples, forecast } = await client.dockerSystem.history.query({ sinceMs: 7 * 86_400_000 });
    expect(samples.length).toBeGreaterThan(20);
    expect(forecast?.fullAt).toEqual(expect.any(String));
    const { objects } = await client.dockerSystem.usage.query({});
    const grown = objects.find(({ id }) => id === "shop_db");
    const { points, bytesPerDay } = await client.dockerSystem.objectHistory.query({
      key: "volumes/shop_db",
      sinceMs: 30 * 86_400_000,
    });
    expect(points.length).toBeGreaterThan(100);
    expect(bytesPerDay).toBeGreaterThan(100_000_000);
    expect(points.at(-1)?.bytes).toBeGreaterThan((grown?.bytes ?? 0) * 0.95);
    const read = () => client.dockerSystem.disk.query({});
    await expect.poll(read).toMatchObject({
      totalBytes: 128_000_000_000,
      excessBytes: 0,
      otherBytes: 14_700_000_000,
      unseen: null,
    });
    expect((await read()).logs?.containers[0]).toMatchObject({ name: "shop-api-1", bytes: 2_418_000_000 });
  } finally {
    await demo.close();
  }
});

test.each([
  [{ DOCKER_HOST: "unix:///var/run/docker.sock" }, "DOCKER_HOST names something real"],
  [{ DATABASE_URL: "postgres://u:p@h/d" }, "DATABASE_URL names something real"],
])("together with %j it does not start", (real, words) => {
  expect(() => readEnv({ DUNNAGE_DEMO: "1", ...real })).toThrow(words);
  expect(readEnv({ DUNNAGE_DEMO: "0", ...real }).demo).toBe(false);
});
