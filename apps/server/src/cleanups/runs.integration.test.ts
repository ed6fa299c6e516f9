import type { CleanupRun } from "@dunnage/api/schemas";
import { makeContainer, startEngine, type ThrowawayEngine } from "@dunnage/throwaway-engine";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startTestDunnage, type TestDunnage, type Visitor } from "../../test/dunnage.ts";
import { type HeldEngine, hold } from "../../test/heldEngine.ts";
import { containersOf, fillUp, HALF, runToTheMiddle, toTheMiddle, watch } from "../../test/runs.ts";

// Runs through the client, on a live engine.

let engine: ThrowawayEngine;
let held: HeldEngine;
let dunnage: TestDunnage;
let visitor: Visitor;

beforeAll(async () => {
  engine = await startEngine({ version: "28.5" });
  held = await hold(engine);
  dunnage = await startTestDunnage({ DOCKER_HOST: held.host });
  visitor = await dunnage.signIn();
});
afterAll(async () => {
  await dunnage?.[Symbol.asyncDispose]();
  await held?.[Symbol.asyncDispose]();
  await engine?.[Symbol.asyncDispose]();
});
afterEach(() => held.release());

const MANY = 40;
const system = () => visitor.client.dockerSystem;
const planned = () => system().preview.mutate({ containers: true });

describe("a run", () => {
  /** Each outcome is what the engine says of the object. */
  async function expectTrue(run: CleanupRun) {
    const there = await containersOf(engine);
    expect(run.outcomes.map(({ key }) => key).toSorted()).toEqual(
      (await visitor.client.runs.plan.query({ id: run.id })).items.map(({ key }) => key).toSorted(),
    );
    for (const { id, outcome } of run.outcomes)
      expect([id, outcome]).toEqual([id, there.has(id) ? "kept" : "removed"]);
  }

  const ended = async (id: string) => {
    await watch(visitor, id).ended;
    return visitor.client.runs.get.query({ id });
  };
  const reasons = ({ outcomes }: CleanupRun) =>
    new Set(outcomes.filter(({ outcome }) => outcome !== "removed").map(({ reason }) => reason));

  test("stops with Dunnage: what is under way is finished, and the rest is said not to have been tried", async () => {
    await fillUp(engine, MANY);
    const other = await startTestDunnage({ DOCKER_HOST: held.host }, { dataDir: dunnage.dataDir });
    const { run, watching } = await runToTheMiddle(held, await other.signIn());
    const closed = other.dunnage.close();
    held.release();
    await closed;
    await watching.ended;
    expect(watching.run()).toMatchObject({ state: "interrupted", done: run.planned });
    const written = await visitor.client.runs.get.query({ id: run.id });
    expect(written).toMatchObject({ state: "interrupted", done: run.planned });
    expect(reasons(written)).toEqual(new Set(["stopping"]));
    await expectTrue(written);
  });

  test("that is cancelled ends after the objects under way", async () => {
    await fillUp(engine, MANY);
    const { run } = await runToTheMiddle(held, visitor);
    expect((await visitor.client.runs.cancel.mutate({ id: run.id })).state).toBe("running");
    held.release();
    const written = await ended(run.id);
    expect(written.state).toBe("cancelled");
    expect(reasons(written)).toEqual(new Set(["cancelled"]));
    await expectTrue(written);
    await expect(visitor.client.runs.cancel.mutate({ id: run.id })).rejects.toMatchObject({
      data: { httpStatus: 409, report: { code: "run_not_running" } },
    });
    await expect(visitor.client.runs.cancel.mutate({ id: crypto.randomUUID() })).rejects.toMatchObject({
      data: { httpStatus: 404, report: { code: "run_not_found" } },
    });
  });

  test("keeps what is protected between the plan and the run, and while it runs", async () => {
    await fillUp(engine, MANY);
    const plan = await planned();
    const protect = (by: "id" | "name", value: string) =>
      visitor.client.protections.add.mutate({ host: "local", kind: "containers", by, value, why: "Mine." });
    const last = plan.items.at(-1)?.id ?? "";
    const one = await protect("id", last);
    const { run } = await runToTheMiddle(held, visitor, { plan: plan.id });
    const all = await protect("name", "*");
    held.release();
    const written = await ended(run.id);
    expect(written.state).toBe("finished");
    expect(reasons(written)).toEqual(new Set(["protected"]));
    expect(written.outcomes.find(({ id }) => id === last)?.message).toContain("Mine.");
    expect(written.kinds.containers?.kept).toBeGreaterThan(1);
    await expectTrue(written);
    for (const { id } of [one, all]) await visitor.client.protections.remove.mutate({ id });
    expect(await visitor.client.protections.list.query()).toEqual([]);
  });

  test("is the only one on its host, tells whoever watches, and needs nobody to", async () => {
    await fillUp(engine, MANY);
    const plan = await planned();
    const browser = new AbortController();
    held.holdAfter(HALF);
    const asked = system().cleanup.mutate({ plan: plan.id }, { signal: browser.signal });
    const gone = expect(asked).rejects.toThrow();
    const running = async () => (await visitor.client.runs.list.query({ state: "running" })).runs;
    await expect.poll(running).toHaveLength(1);
    const [{ id } = { id: "" }] = await running();
    const early = watch(visitor, id);
    await toTheMiddle(early);
    browser.abort();
    await gone;
    await expect(system().cleanup.mutate({ images: true })).rejects.toMatchObject({
      data: { httpStatus: 409, report: { code: "cleanup_in_progress" } },
    });
    const late = watch(await dunnage.signIn(), id);
    await toTheMiddle(late);
    held.release();
    await Promise.all([early.ended, late.ended]);
    const afterwards = watch(visitor, id);
    await afterwards.ended;

    const written = await visitor.client.runs.get.query({ id });
    expect(written).toMatchObject({ state: "finished", done: plan.items.length });
    for (const { outcomes, run } of [early, late, afterwards]) {
      expect(outcomes).toEqual(written.outcomes);
      expect({ ...run(), outcomes }).toEqual(written);
    }
    await expectTrue(written);
  });

  test("is refused as a whole while the engine is away, and nothing was begun", async () => {
    const plan = await planned();
    const { runs: before } = await visitor.client.runs.list.query({});
    await using cutOff = await startTestDunnage({}, { dataDir: dunnage.dataDir });
    const { client } = await cutOff.signIn();
    for (const input of [{ plan: plan.id }, { containers: true }])
      await expect(client.dockerSystem.cleanup.mutate(input)).rejects.toMatchObject({
        data: { httpStatus: 503, report: { code: "unreachable" } },
      });
    expect((await visitor.client.runs.list.query({})).runs).toEqual(before);
    expect((await system().cleanup.mutate({ plan: plan.id })).state).toBe("finished");
  });
});

test("what the engine forbids or fails at is told of that object alone, and what it could not measure stays", async () => {
  const names = ["broken", "forbidden", "goes", "unmeasured"];
  for (const name of names) await engine.docker(["volume", "create", name]);
  const one = await makeContainer(engine, { state: "created" });
  const other = await makeContainer(engine, { state: "created" });
  held.unmeasured.add("unmeasured");
  held.refused.set("/volumes/forbidden", 403).set("/volumes/broken", 500).set(`/containers/${one.id}`, 500);
  const plan = await system().preview.mutate({ containers: true, volumes: "unused" });
  expect(plan.kept.find(({ id }) => id === "unmeasured")).toMatchObject({
    bytes: null,
    certainty: "unknown",
    reason: { code: "size_unknown" },
  });
  const run = await system().cleanup.mutate({ plan: plan.id });
  held.unmeasured.clear();
  held.refused.clear();
  expect(run.state).toBe("partly");
  expect(
    Object.fromEntries(run.outcomes.map(({ id, outcome, message }) => [id, [outcome, message]])),
  ).toEqual({
    [one.id]: ["failed", expect.stringContaining("refused with 500")],
    [other.id]: ["removed", null],
    broken: ["failed", expect.stringContaining("refused with 500")],
    forbidden: ["failed", expect.stringContaining("refused with 403")],
    goes: ["removed", null],
  });
  expect(await containersOf(engine)).toEqual(new Set([one.id]));
  const left = (await engine.docker(["volume", "ls", "-q"]))
    .split("\n")
    .filter((name) => names.includes(name));
  expect(left.toSorted()).toEqual(["broken", "forbidden", "unmeasured"]);
  await engine.docker(["rm", one.id]);
  await engine.docker(["volume", "rm", ...left]);
});

test("the old service's call and its four booleans do the same, and a plan can be run there too", async () => {
  const call = (body: unknown) =>
    visitor.fetch("/api/v1/docker/system/cleanup/", {
      method: "POST",
      headers: { "content-type": "application/json", "user-agent": "script" },
      body: JSON.stringify(body),
    });
  const made = await makeContainer(engine, { state: "created" });
  const run = (await (
    await call({ containers: true, images: false, volumes: false, networks: false })
  ).json()) as Record<string, unknown>;
  expect(run).toMatchObject({
    state: "finished",
    started_from: { address: "127.0.0.1", user_agent: "script" },
    kinds: { containers: { planned: 1, removed: 1 } },
    outcomes: [{ key: `containers/${made.id}`, outcome: "removed" }],
  });
  const again = await call({ plan: run.plan });
  expect(again.status).toBe(409);
  expect(await again.json()).toMatchObject({ code: "plan_already_run" });
  expect((await call({ plan: (await planned()).id })).status).toBe(200);
});

test("what a container was is kept, and can be looked up, searched for and exported", async () => {
  const made = await makeContainer(engine, { state: "exited", name: "precious", labels: { a: "b" } });
  const run = await system().cleanup.mutate({ containers: true });
  const { runs } = visitor.client;
  const key = `containers/${made.id}`;
  expect(await runs.receipt.query({ id: run.id, key })).toMatchObject({
    run: run.id,
    inspect: { Id: made.id, Config: { Labels: { a: "b" } } },
  });
  await expect(runs.receipt.query({ id: run.id, key: "containers/x" })).rejects.toMatchObject({
    data: { report: { code: "receipt_not_found" } },
  });
  await expect(runs.receipt.query({ id: crypto.randomUUID(), key })).rejects.toMatchObject({
    data: { report: { code: "run_not_found" } },
  });
  expect((await runs.list.query({ search: "precious" })).runs.map(({ id }) => id)).toEqual([run.id]);
  const csv = await runs.export.query({ format: "csv", search: "precious" });
  expect(csv).toMatchObject({
    mediaType: "text/csv",
    fileName: expect.stringMatching(/^dunnage-runs-.*\.csv$/),
  });
  expect(csv.text.split("\r\n")[1]).toContain(`${run.id},`);
  const json = await runs.export.query({ format: "json", id: run.id });
  expect(JSON.parse(json.text)).toEqual([await runs.get.query({ id: run.id })]);
});
