import { fileURLToPath } from "node:url";
import type { HostChange } from "@dunnage/api/schemas";
import {
  makeVolume,
  type SocketProxy,
  type StandardScenario,
  standardScenario,
  startEngine,
  startSocketProxy,
  summaryOf,
  type ThrowawayEngine,
} from "@dunnage/throwaway-engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDunnage, type TestDunnage, type Visitor } from "../test/dunnage.ts";
import { keysOn } from "../test/engineLists.ts";

// Dunnage as compose.socket-proxy.yaml runs it: all that it reaches of the engine is what the proxy lets through.

const configuration = fileURLToPath(new URL("../../../deploy/socket-proxy/haproxy.cfg", import.meta.url));

let engine: ThrowawayEngine;
let proxy: SocketProxy;
let made: StandardScenario;
let dunnage: TestDunnage;
let visitor: Visitor;

beforeAll(async () => {
  engine = await startEngine({ version: "28.5" });
  proxy = await startSocketProxy(engine, configuration);
  made = await standardScenario(engine);
  dunnage = await startTestDunnage({ DOCKER_HOST: proxy.host });
  visitor = await dunnage.signIn();
});
afterAll(async () => {
  await dunnage?.[Symbol.asyncDispose]();
  await proxy?.[Symbol.asyncDispose]();
  await engine?.[Symbol.asyncDispose]();
});

test("info, stats and usage are the engine's", async () => {
  const { info, stats, usage } = visitor.client.dockerSystem;
  expect((await info.query()).engine.version).toBe(engine.version);
  const { counts } = await summaryOf(engine);
  await expect.poll(() => stats.query({ refresh: true }), { timeout: 20_000 }).toMatchObject(counts);
  const { objects } = await usage.query({ refresh: true });
  expect(objects.map(({ key }) => key).toSorted()).toEqual(await keysOn(engine, { hidden: false }));
});

test("changes are told as they come", async () => {
  const told: HostChange[] = [];
  const subscription = visitor.client.dockerSystem.watch.subscribe(
    {},
    { onData: ({ data }) => told.push(data) },
  );
  await expect.poll(() => told.length, { timeout: 20_000 }).toBeGreaterThan(0);
  await makeVolume(engine, { name: "arrival" });
  await expect
    .poll(() => told.slice(1).flatMap(({ changed }) => changed), { timeout: 20_000 })
    .toContain("volumes");
  subscription.unsubscribe();
});

test("a plan of everything takes exactly what it has", async () => {
  const { preview, cleanup } = visitor.client.dockerSystem;
  const plan = await preview.mutate({
    containers: true,
    networks: true,
    volumes: "unused",
    images: "unused",
    buildCache: "all",
  });
  expect(new Set(plan.items.map(({ kind }) => kind))).toEqual(
    new Set(["containers", "images", "volumes", "networks", "buildCache"]),
  );
  const { state, outcomes } = await cleanup.mutate({ plan: plan.id });
  expect(outcomes.filter(({ outcome }) => outcome !== "removed")).toEqual([]);
  expect(state).toBe("finished");
  const after = await keysOn(engine, { hidden: true });
  expect(after).toEqual(plan.kept.map(({ key }) => key).toSorted());
  expect(after).toContain(`containers/${made.containers.running.id}`);
});
