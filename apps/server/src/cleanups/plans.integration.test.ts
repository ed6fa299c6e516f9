import { CleanupPlan, type HostRef } from "@dunnage/api/schemas";
import { openDatabase, sealerOf } from "@dunnage/db";
import { makeContainer, startEngine, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestDunnage, type TestDunnage, type Visitor } from "../../test/dunnage.ts";
import { containersOf } from "../../test/runs.ts";

// Plans through the client, on a live engine: that they are what happens, and which are refused.

let engine: ThrowawayEngine;
let dunnage: TestDunnage;
let visitor: Visitor;

beforeAll(async () => {
  engine = await startEngine({ version: "28.5" });
  dunnage = await startTestDunnage({ DOCKER_HOST: engine.host });
  visitor = await dunnage.signIn();
});
afterAll(async () => {
  await dunnage?.[Symbol.asyncDispose]();
  await engine?.[Symbol.asyncDispose]();
});

const system = () => visitor.client.dockerSystem;
const planned = () => system().preview.mutate({ containers: true });

describe("a plan", () => {
  test("for one compose project takes nothing of another, and neither does its run", async () => {
    const mine = await makeContainer(engine, { state: "created", project: "shop" });
    const other = await makeContainer(engine, { state: "created", project: "blog" });
    const plan = await system().preview.mutate({ containers: true, project: "shop" });
    expect(plan.rules).toEqual({ containers: true, project: "shop" });
    expect(plan.items.map(({ id }) => id)).toEqual([mine.id]);
    expect(plan.kept.find(({ id }) => id === other.id)?.reason.code).toBe("not_of_project");
    const run = await system().cleanup.mutate({ containers: true, project: "blog" });
    expect(run.rules).toEqual({ containers: true, project: "blog" });
    expect(run.outcomes.map(({ outcome, key }) => [outcome, key])).toEqual([
      ["removed", `containers/${other.id}`],
    ]);
    await engine.docker(["rm", mine.id]);
  });

  test("is what happens, and the run keeps it", async () => {
    const running = await makeContainer(engine, { state: "running" });
    const made = await Promise.all([1, 2, 3].map(() => makeContainer(engine, { state: "created" })));
    const plan = await planned();
    expect(plan.items.map(({ id }) => id).toSorted()).toEqual(made.map(({ id }) => id).toSorted());
    expect(await system().cleanup.mutate({ plan: plan.id })).toMatchObject({
      state: "finished",
      plan: plan.id,
      planned: 3,
      done: 3,
      kinds: { containers: { planned: 3, removed: 3, kept: 0, failed: 0 } },
      startedFrom: { address: "127.0.0.1" },
      freeBytesBefore: expect.any(Number),
      freeBytesAfter: expect.any(Number),
    });
    expect(await containersOf(engine)).toEqual(new Set([running.id]));
    await engine.docker(["rm", "--force", running.id]);
  });

  test("runs once", async () => {
    const plan = await planned();
    const run = await system().cleanup.mutate({ plan: plan.id });
    await expect(system().cleanup.mutate({ plan: plan.id })).rejects.toMatchObject({
      data: { httpStatus: 409, report: { code: "plan_already_run" } },
    });
    expect(await visitor.client.runs.plan.query({ id: run.id })).toEqual(plan);
  });

  test("of which something is un-ticked is drafted from the same reading", async () => {
    const first = await makeContainer(engine, { state: "created" });
    await makeContainer(engine, { state: "created" });
    const plan = await planned();
    // Seen by a new reading alone.
    const later = await makeContainer(engine, { state: "created" });
    const key = `containers/${first.id}`;
    const less = await system().preview.mutate({ containers: true, from: plan.id, except: [key] });
    expect(less).toMatchObject({ readAt: plan.readAt, expiresAt: plan.expiresAt, except: [key] });
    // Answered as it was made: with all that the contract has, and nothing besides.
    expect(CleanupPlan.parse(less)).toEqual(less);
    expect(less.items.map((item) => item.key)).toEqual(
      plan.items.map((item) => item.key).filter((its) => its !== key),
    );
    expect(less.kept.find((object) => object.key === key)?.reason.code).toBe("excepted");
    const picked = await system().preview.mutate({ containers: true, only: [key] });
    expect(picked.items.map((item) => item.key)).toEqual([key]);
    expect(picked.kept.filter(({ reason }) => reason.code === "not_picked").length).toBeGreaterThan(0);
    // What was picked holds on, said again or not.
    const again = await system().preview.mutate({ containers: true, from: picked.id, except: [key] });
    expect(again).toMatchObject({ only: [key], items: [] });
    await system().cleanup.mutate({ plan: less.id });
    expect(await containersOf(engine)).toEqual(new Set([first.id, later.id]));
  });

  test("that nobody knows is told as that", async () => {
    const nobodys = crypto.randomUUID();
    for (const asked of [
      system().cleanup.mutate({ plan: nobodys }),
      system().preview.mutate({ containers: true, from: nobodys }),
    ])
      await expect(asked).rejects.toMatchObject({
        data: { httpStatus: 404, report: { code: "plan_not_found" } },
      });
    const plan = await planned();
    await expect(system().cleanup.mutate({ plan: plan.id, host: "elsewhere" })).rejects.toMatchObject({
      data: { httpStatus: 404, report: { code: "host_not_found" } },
    });
  });

  test("is too old after a quarter of an hour, and cannot be drafted from in another process", async () => {
    const plan = await planned();
    const late = { instant: () => new Date(Date.now() + 15 * 60_000), elapsedMs: () => performance.now() };
    await using other = await startTestDunnage(
      { DOCKER_HOST: engine.host },
      { dataDir: dunnage.dataDir, clock: late },
    );
    const { client } = await other.signIn();
    for (const ask of [
      () => client.dockerSystem.cleanup.mutate({ plan: plan.id }),
      () => client.dockerSystem.preview.mutate({ containers: true, from: plan.id }),
    ])
      await expect(ask()).rejects.toMatchObject({
        data: { httpStatus: 409, report: { code: "plan_expired" } },
      });
  });

  test("of another host runs on no other, though the two are called the same", async () => {
    const plan = await planned();
    const sealer = sealerOf("x".repeat(32));
    const database = await openDatabase({ dataDir: dunnage.dataDir, sealer });
    const its = (await database.plans.find(plan.id))?.engine ?? "";
    const foreign = async (host: HostRef, madeFor = its) => {
      const id = crypto.randomUUID();
      await database.plans.add({ ...plan, id, host }, madeFor);
      return system().cleanup.mutate({ plan: id });
    };
    await expect(foreign({ id: "local", name: "another" })).rejects.toMatchObject({
      data: { httpStatus: 409, report: { code: "plan_of_other_host", params: { subject: "another" } } },
    });
    // Another engine on the same machine: rootless, say, or Podman.
    await expect(foreign(plan.host, "another")).rejects.toMatchObject({
      data: { httpStatus: 409, report: { code: "plan_of_other_host" } },
    });
    await expect(foreign({ id: "elsewhere", name: plan.host.name })).rejects.toMatchObject({
      data: { httpStatus: 404, report: { code: "host_not_found" } },
    });
    await database.close();
    expect((await visitor.client.runs.list.query({ state: "running" })).runs).toEqual([]);
  });
});

test("the audit log tells who did what, and how the first administrator came to be", async () => {
  const { entries } = await visitor.client.audit.list.query({ limit: 200 });
  const { user } = await visitor.client.session.current.query();
  const cleanup = entries.find(
    ({ action, result }) => action === "dockerSystem.cleanup" && result === "done",
  );
  expect(cleanup).toMatchObject({ who: { id: user.id }, address: "127.0.0.1" });
  expect(entries.some(({ result }) => result === "plan_already_run")).toBe(true);
  expect(entries.at(-1)).toMatchObject({
    action: "administrator.created",
    who: null,
    details: { user: user.id },
  });
  expect(entries.some(({ action }) => action === "dockerSystem.preview")).toBe(false);
});
