import type { Engine } from "@dunnage/api";
import { EngineError } from "@dunnage/api";
import type { CleanupPlan, CleanupRun, Outcome, PlanItem } from "@dunnage/api/schemas";
import { pino } from "pino";
import { expect, test } from "vitest";
import type { ServedHosts } from "../hosts/hosts.ts";
import { Afterwards } from "./afterwards.ts";

// A run whose engine hung, and what is told of its objects when the engine answers again.

const at = "2026-01-02T03:04:05.000Z";
const host = { id: "local", name: "box" };
const error = { code: "timed_out", message: "no answer", advice: "", params: {} } as const;

const item = (kind: "volumes" | "images", id: string, references: string[] = []): PlanItem => ({
  key: `${kind}/${id}`,
  kind,
  id,
  names: [],
  bytes: 1,
  certainty: "exact",
  labels: {},
  project: null,
  createdAt: at,
  lastUsedAt: null,
  reason: { code: "unused", params: {} },
  needs: [],
  frees: [],
  references,
});
const items = [item("volumes", "gone"), item("volumes", "there"), item("images", "i", ["app:1", "app:2"])];

function scene() {
  const outcomes = items.map(
    ({ key, kind }) => ({ key, kind, outcome: "unknown", reason: null, message: "?", at }) as Outcome,
  );
  const run = {
    id: "r",
    host,
    plan: "p",
    state: "failed",
    kinds: { volumes: { error } },
    outcomes,
  } as unknown as CleanupRun;
  const world = {
    volumes: [{ name: "there", createdAt: at }],
    images: [{ id: "i", createdAt: at, tags: ["app:2"], digests: [] }],
    identity: "e",
    hung: false,
  };
  const answer = async <T>(there: T): Promise<T> => {
    if (world.hung) throw new EngineError("timed_out", { address: "a", operation: "list volumes" });
    return there;
  };
  const engine = { volumes: () => answer(world.volumes), images: () => answer(world.images) };
  const hosts = {
    list: () => [host],
    get: () => ({
      info: () => answer({ machine: { name: "box" } }),
      engine: engine as unknown as Engine,
      engineIdentity: world.identity,
    }),
  } as unknown as ServedHosts;
  const afterwards = new Afterwards({
    hosts,
    runs: {
      unsettled: async () => (run.outcomes.some(({ outcome }) => outcome === "unknown") ? [run] : []),
      async settleUnknown(_id, settled, state) {
        run.state = state;
        run.outcomes = run.outcomes.map(
          (before) => settled.find(({ key }) => key === before.key && before.outcome === "unknown") ?? before,
        );
      },
    },
    plans: { find: async () => ({ plan: { items } as unknown as CleanupPlan, run: "r", engine: "e" }) },
    clock: { instant: () => new Date("2026-01-02T04:00:00.000Z"), elapsedMs: () => 0 },
    log: pino({ level: "silent" }),
    signal: new AbortController().signal,
  });
  const look = async () => {
    await afterwards.look();
    return run.outcomes.map(({ outcome }) => outcome);
  };
  return { run, world, look };
}

test("what is gone was removed; what is there at two looks stayed, and of an image the names that it lost are told", async () => {
  const { run, look } = scene();
  expect(await look()).toEqual(["removed", "unknown", "unknown"]);
  expect(run.state).toBe("partly");
  expect(await look()).toEqual(["removed", "failed", "failed"]);
  expect(run.outcomes.map(({ message }) => message)).toEqual([
    "The engine did not answer whether it went. When it answered again, it was gone.",
    "The engine did not answer whether it went. When it answered again, it was still there.",
    "The engine did not answer whether it went. When it answered again, it was still there. It has lost these names: app:1.",
  ]);
});

test("what the engine removes only after it answers again was removed", async () => {
  const { world, look } = scene();
  await look();
  world.volumes = [];
  expect(await look()).toEqual(["removed", "removed", "failed"]);
});

test("while the engine hangs nothing is told, nor of another engine that answers in its stead", async () => {
  const { world, look } = scene();
  world.hung = true;
  expect(await look()).toEqual(["unknown", "unknown", "unknown"]);
  world.hung = false;
  world.identity = "another";
  expect(await look()).toEqual(["unknown", "unknown", "unknown"]);
});

test("a volume that may be another one is told nothing of, however often it is looked at", async () => {
  const { world, look } = scene();
  world.volumes = [{ name: "there", createdAt: "2026-01-02T03:30:00.000Z" }];
  await look();
  expect(await look()).toEqual(["removed", "unknown", "failed"]);
});
