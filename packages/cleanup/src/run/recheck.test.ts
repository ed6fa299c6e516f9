import type { Rules } from "@dunnage/api";
import { expect, test } from "vitest";
import { ModelEngine } from "../../test/modelEngine.ts";
import { container, idOf, image, keep, network, record, volume, world } from "../../test/objects.ts";
import { everything, planOf } from "../../test/planOf.ts";
import { run } from "../../test/run.ts";

// Things that happen between the plan and the removal. A model engine, since no live one can be stopped at that instant.

interface Case {
  what: string;
  start: Parameters<typeof world>[0];
  rules?: Rules;
  /** The last request before the removal that is to be prevented: the change comes just before its answer. */
  at: string;
  change: (engine: ModelEngine) => void;
  reason: string;
  message?: string;
}

const later = "2026-07-05T00:00:00.000Z"; // than the plan

const cases: Case[] = [
  {
    what: "a container was started",
    start: { containers: [container("a")] },
    at: "containerDetails",
    change: ({ world: { containers } }) => (containers[0] = container("a", { state: "running" })),
    reason: "changed",
    message: "Its state is now: running.",
  },
  {
    what: "a container is in a state that is not known",
    start: { containers: [container("a")] },
    at: "containerDetails",
    change: ({ world: { containers } }) => (containers[0] = container("a", { state: "unknown" })),
    reason: "changed",
    message: "Its state is now: unknown.",
  },
  {
    what: "a container has run and stopped again",
    start: { containers: [container("a")] },
    at: "containerDetails",
    change: ({ world: { containers } }) => (containers[0] = container("a", { finishedAt: later })),
    reason: "changed",
    message: "It has run since.",
  },
  {
    what: "a container that had never run has",
    start: { containers: [container("a", { state: "created", finishedAt: null })] },
    at: "containerDetails",
    // By an engine whose clock is behind ours.
    change: ({ world: { containers } }) => (containers[0] = container("a")),
    reason: "changed",
    message: "It has run since.",
  },
  {
    what: "another container has the id",
    start: { containers: [container("a")] },
    at: "containerDetails",
    change: ({ world: { containers } }) =>
      (containers[0] = container("a", { createdAt: "2026-05-01T00:00:00.000Z" })),
    reason: "changed",
    message: "Another container has its id now.",
  },
  {
    what: "a container carries the label now",
    start: { containers: [container("a")] },
    at: "containerDetails",
    change: ({ world: { containers } }) => (containers[0] = container("a", { labels: keep })),
    reason: "label_keep",
  },
  {
    what: "a container was removed",
    start: { containers: [container("a")] },
    at: "containerDetails",
    change: (engine) => (engine.world.containers = []),
    reason: "already_gone",
  },
  {
    what: "a network was removed",
    start: { networks: [network("a")] },
    at: "networks",
    change: (engine) => (engine.world.networks = []),
    reason: "already_gone",
  },
  {
    what: "a network was made anew under the same name",
    start: { networks: [network("a")] },
    at: "networks",
    change: (engine) => (engine.world.networks = [network("a", { id: "another" })]),
    reason: "already_gone",
  },
  {
    what: "a network was given to a container that does not run",
    start: { networks: [network("a")] },
    at: "containers",
    change: ({ world: { containers } }) =>
      containers.push(container("new", { state: "created", networks: [{ name: "a", id: null }] })),
    reason: "changed",
    message: "The container new holds it now.",
  },
  {
    what: "a network carries the label now",
    start: { networks: [network("a")] },
    at: "networks",
    change: (engine) => (engine.world.networks = [network("a", { labels: keep })]),
    reason: "label_keep",
  },
  {
    what: "a volume was removed",
    start: { volumes: [volume("a")] },
    at: "volumes",
    change: (engine) => (engine.world.volumes = []),
    reason: "already_gone",
  },
  {
    what: "a volume was made anew under the same name, or written to where that moves its age",
    start: { volumes: [volume("a")] },
    at: "volumes",
    change: ({ world: { volumes } }) => (volumes[0] = volume("a", { createdAt: "2026-05-01T00:00:00.000Z" })),
    reason: "changed",
    message: "It has changed since, or another volume has its name now.",
  },
  {
    what: "a volume carries the label now",
    start: { volumes: [volume("a")] },
    at: "volumes",
    change: (engine) => (engine.world.volumes = [volume("a", { labels: keep })]),
    reason: "label_keep",
  },
  {
    what: "a volume was given to a container that does not run",
    start: { volumes: [volume("a")] },
    at: "containers",
    change: ({ world: { containers } }) =>
      containers.push(container("new", { state: "created", volumes: ["a"] })),
    reason: "changed",
    message: "The container new holds it now.",
  },
  {
    what: "a dangling image got a name",
    start: { images: [image("a", { tags: [] })] },
    at: "imageNames",
    change: ({ world: { images } }) => (images[0] = image("a")),
    reason: "changed",
    message: "It has got the name a:1.",
  },
  {
    what: "an unused image got another name",
    start: { images: [image("a")] },
    at: "imageNames",
    change: ({ world: { images } }) => (images[0] = image("a", { tags: ["a:1", "a:2"] })),
    reason: "changed",
    message: "It has got the name a:2.",
  },
  {
    what: "a container was made from an image",
    start: { images: [image("a")] },
    at: "containers",
    change: ({ world: { containers } }) =>
      containers.push(container("new", { imageId: idOf("a"), state: "created" })),
    reason: "changed",
    message: "The container new holds it now.",
  },
  {
    what: "a container mounts an image",
    start: { images: [image("a")] },
    at: "containers",
    change: ({ world: { containers } }) => containers.push(container("new", { mountedImages: ["a:1"] })),
    reason: "changed",
    message: "The container new holds it now.",
  },
  {
    what: "a container may have been made from any image",
    start: { images: [image("a")] },
    at: "containers",
    change: ({ world: { containers } }) => containers.push(container("new", { imageId: "" })),
    reason: "changed",
    message: "The container new holds it now.",
  },
  {
    what: "an image was built on",
    start: { images: [image("a")] },
    at: "images",
    change: ({ world: { images } }) => images.push(image("new", { parentId: idOf("a") })),
    reason: "changed",
    message: "The image new:1 is built on it.",
  },
  {
    what: "an image was removed",
    start: { images: [image("a")] },
    at: "imageNames",
    change: (engine) => (engine.world.images = []),
    reason: "already_gone",
  },
  {
    what: "a record of the build cache is in use",
    start: { buildCache: [record("a")] },
    at: "diskUsage",
    change: (engine) => (engine.world.buildCache = [record("a", { inUse: true })]),
    reason: "changed",
    message: "It is in use now.",
  },
  {
    what: "a record of the build cache is shared by an image",
    start: { buildCache: [record("a")] },
    at: "diskUsage",
    change: (engine) => (engine.world.buildCache = [record("a", { shared: true })]),
    reason: "changed",
    message: "An image shares it now.",
  },
  {
    what: "a record of the build cache was removed",
    start: { buildCache: [record("a")] },
    at: "diskUsage",
    change: (engine) => (engine.world.buildCache = []),
    reason: "already_gone",
  },
  {
    what: "a record of the build cache was used for another",
    start: { buildCache: [record("a")] },
    at: "removeBuildCache",
    change: ({ world: { buildCache } }) => buildCache.push(record("new", { parents: ["a"] })),
    reason: "in_use",
    message: "The engine keeps it: something still needs it.",
  },
];

test.each(cases)("stays when $what", async ({ start, rules, at, change, reason, message = null }) => {
  const engine = new ModelEngine(structuredClone(world(start)));
  const plan = planOf(engine.world, undefined, rules);
  let changed = false;
  engine.before = (method) => {
    if (method === at && !changed) change(engine);
    changed ||= method === at;
  };
  const { outcomes, errors } = await run(engine, plan);
  expect(outcomes).toMatchObject([{ outcome: "kept", reason, message }]);
  expect(errors).toEqual({});
  expect(engine.removed).toEqual([]);
});

const week = 7 * 24 * 60 * 60 * 1000;
const stoppedForAWeek: Rules = { ...everything, containers: { stoppedForMs: week } };
const onThe = (day: string) => () => new Date(`2026-07-${day}T00:00:00.000Z`);

test("a container that ran again has not been stopped long enough, on a clock that is set back too", async () => {
  const engine = new ModelEngine(world({ containers: [container("a")] }));
  const plan = planOf(engine.world, undefined, stoppedForAWeek);
  engine.world.containers = [container("a", { finishedAt: "2026-06-29T00:00:00.000Z" })];
  const { outcomes } = await run(engine, plan, { clock: onThe("04") });
  expect(outcomes).toMatchObject([
    { reason: "changed", message: "It has not been stopped for long enough." },
  ]);
});

test("when it stopped as the plan tells it counts for more than when the host was read", async () => {
  const engine = new ModelEngine(world({ containers: [container("a")] }));
  const plan = planOf(engine.world, undefined, stoppedForAWeek);
  for (const { reason } of plan.items) reason.params = { since: "2026-01-01T00:00:00.000Z" };
  engine.world.containers = [container("a", { finishedAt: "2026-01-01T00:00:00.001Z" })];
  const { outcomes } = await run(engine, plan, { clock: onThe("04") });
  expect(outcomes).toMatchObject([{ reason: "changed", message: "It has run since." }]);
});

test("a container that never ran counts from when it was made", async () => {
  const start = { state: "created", finishedAt: null } as const;
  const young = container("young", { ...start, createdAt: "2026-06-29T00:00:00.000Z" });
  const engine = new ModelEngine(world({ containers: [container("old", start), young] }));
  const { outcomes } = await run(engine, planOf(engine.world, undefined, stoppedForAWeek), {
    clock: onThe("01"),
  });
  expect(outcomes.map(({ names, outcome }) => [...names, outcome])).toEqual([
    ["young", "kept"],
    ["old", "removed"],
  ]);
});

test("a container that is stopped in another way than the plan tells goes all the same", async () => {
  const engine = new ModelEngine(world({ containers: [container("a")] }));
  const plan = planOf(engine.world);
  engine.world.containers = [container("a", { state: "dead" })];
  expect((await run(engine, plan)).outcomes).toMatchObject([{ outcome: "removed" }]);
});

test("a record that the plan takes though an image shares it goes, shared or not by now", async () => {
  const engine = new ModelEngine(
    world({ buildCache: [record("a", { shared: true }), record("b", { shared: true })] }),
  );
  const plan = planOf(engine.world);
  engine.world.buildCache = [record("a"), record("b", { shared: true })];
  expect((await run(engine, plan)).outcomes.map(({ outcome }) => outcome)).toEqual(["removed", "removed"]);
});
