import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import {
  makeContainer,
  makeImage,
  standardScenario,
  startEngine,
  summaryOf,
  type ThrowawayEngine,
} from "@dunnage/throwaway-engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDunnage, type TestDunnage, type Visitor } from "../../test/dunnage.ts";

const deploy = new URL("../../../../deploy/", import.meta.url);
const soon = { timeout: 30_000 };

let engine: ThrowawayEngine;
let dunnage: TestDunnage;
let visitor: Visitor;

beforeAll(async () => {
  engine = await startEngine({ version: "28.5" });
  await standardScenario(engine);
  dunnage = await startTestDunnage({ DOCKER_HOST: engine.host });
  visitor = await dunnage.signIn();
});
afterAll(async () => {
  await dunnage?.[Symbol.asyncDispose]();
  await engine?.[Symbol.asyncDispose]();
});

const exposition = async () => await (await visitor.fetch("/metrics")).text();

const namesIn = (text: string, pattern: RegExp) =>
  new Set([...text.matchAll(pattern)].map(([, name]) => name));

/** The value of the one sample with these labels, in any order. */
async function valueOf(name: string, labels: Record<string, string> = {}): Promise<number | undefined> {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const found = (await exposition())
    .split("\n")
    .filter((line) => line.startsWith(`${name}{`) && wanted.every((label) => line.includes(label)));
  expect(found.length).toBeLessThanOrEqual(1);
  return found[0] === undefined ? undefined : Number(found[0].split(" ").at(-1));
}

test("hosts are as the docker CLI tells of them", async () => {
  const { counts, bytes } = await summaryOf(engine);
  // Unmeasured bytes have no value, rather than 0; one who asks for the metrics has them measured.
  await expect.poll(() => valueOf("dunnage_disk_usage_bytes", { kind: "images" }), soon).toBe(bytes.images);
  await expect
    .poll(() => valueOf("dunnage_disk_usage_bytes", { kind: "buildCache" }), soon)
    .toBeGreaterThan(0);
  const { body } = await engine.request<{ Volumes: { UsageData: { Size: number } }[] }>("GET", "/system/df");
  const volumes = body.Volumes.reduce((sum, { UsageData }) => sum + UsageData.Size, 0);
  await expect.poll(() => valueOf("dunnage_disk_usage_bytes", { kind: "volumes" }), soon).toBe(volumes);
  expect(await valueOf("dunnage_containers")).toBe(counts.totalContainers);
  expect(await valueOf("dunnage_containers_running")).toBe(counts.runningContainers);
  expect(await valueOf("dunnage_images")).toBe(counts.totalImages);
  expect(await valueOf("dunnage_engine_up")).toBe(1);
  expect(await valueOf("dunnage_reclaimable_bytes", { kind: "images" })).toBeLessThanOrEqual(bytes.images);
  expect(await valueOf("dunnage_engine_info", { kind: "docker", version: engine.version })).toBe(1);
  const now = Date.now() / 1000;
  const measuredAt = await valueOf("dunnage_disk_usage_measured_timestamp_seconds", { kind: "images" });
  expect(measuredAt).toBeGreaterThan(now - 120);
  expect(measuredAt).toBeLessThanOrEqual(now);
});

test("clean-ups are counted from nought, object by object", async () => {
  expect(await valueOf("dunnage_runs_total", { host: "local", state: "finished" })).toBe(0);
  const gone = [
    await makeContainer(engine, { state: "exited" }),
    await makeContainer(engine, { state: "exited" }),
  ];
  const run = await visitor.client.dockerSystem.cleanup.mutate({ containers: true });
  expect(run.kinds.containers?.removed).toBeGreaterThanOrEqual(gone.length);
  expect(await valueOf("dunnage_runs_total", { host: "local", state: run.state })).toBe(1);
  for (const outcome of ["removed", "kept", "failed", "unknown"] as const) {
    const objects = await valueOf("dunnage_run_objects_total", { kind: "containers", outcome });
    expect([outcome, objects]).toEqual([outcome, run.kinds.containers?.[outcome]]);
  }
  expect(await valueOf("dunnage_run_removed_bytes_total", { kind: "containers" })).toBe(
    run.kinds.containers?.bytes,
  );
  expect(await valueOf("dunnage_run_objects_total", { kind: "images", outcome: "removed" })).toBe(0);
});

test("promtool finds nothing wrong with the metrics, nor with the alerts", async () => {
  const check = promisify(execFile)("promtool", ["check", "metrics"]);
  check.child.stdin?.end(await exposition());
  const { stdout, stderr } = await check;
  expect(stdout + stderr).toBe("");
  const { stdout: rules } = await promisify(execFile)("promtool", [
    "check",
    "rules",
    new URL("prometheus/alerts.yml", deploy).pathname,
  ]);
  expect(rules).toMatch(/SUCCESS: [1-9]\d* rules found/);
});

test("Grafana's dashboard and the alerts ask for what there is", async () => {
  const samples = namesIn(await exposition(), /^([a-z]\w*)(?:\{| )/gm);
  for (const file of ["grafana/dunnage.json", "prometheus/alerts.yml"]) {
    const text = await readFile(new URL(file, deploy), "utf8");
    const asked = namesIn(text, /\b((?:dunnage|process)_\w+)/g);
    expect(asked.size).toBeGreaterThan(2);
    expect([...asked].filter((name) => !samples.has(name))).toEqual([]);
  }
  const documented = await readFile(new URL("../docs/metrics.md", deploy), "utf8");
  const there = namesIn(await exposition(), /^# TYPE (dunnage_\w+) /gm);
  expect(namesIn(documented, /`(dunnage_\w+)`/g)).toEqual(there);
});

test("an engine that is away is told as such, and its last figures are not told on", async () => {
  await makeImage(engine, { tags: ["late:1"] });
  await engine.stop();
  await expect.poll(() => valueOf("dunnage_engine_up"), soon).toBe(0);
  expect(await valueOf("dunnage_containers")).toBeUndefined();
  expect(await valueOf("dunnage_disk_usage_bytes", { kind: "images" })).toBeUndefined();
  await engine.start();
  await expect.poll(() => valueOf("dunnage_engine_up"), soon).toBe(1);
});
