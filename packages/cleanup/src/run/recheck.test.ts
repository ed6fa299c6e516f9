import type { Rules } from "@dunnage/api";
import { expect, test } from "vitest";
import { ModelEngine } from "../../test/modelEngine.ts";
import { container, idOf, image, keep, network, volume, world } from "../../test/objects.ts";
import { runCleanup } from "./runCleanup.ts";

// Things that happen between the reading of the lists and the removal. A model engine, since no live one can be stopped at that instant.

interface Case {
  what: string;
  rules: Rules;
  start: Parameters<typeof world>[0];
  /** The last request before the removal that is to be prevented: the change comes just before its answer. */
  at: string;
  change: (engine: ModelEngine) => void;
  reason: string;
}

const long = { createdAt: "2026-01-01T00:00:00.000Z", finishedAt: "2026-01-02T00:00:00.000Z" };

const cases: Case[] = [
  {
    what: "a container was started",
    rules: { containers: true },
    start: { containers: [container("a")] },
    at: "containerDetails",
    change: ({ world: { containers } }) => (containers[0] = container("a", { state: "running" })),
    reason: "changed",
  },
  {
    what: "a container is in a state that is not known",
    rules: { containers: true },
    start: { containers: [container("a")] },
    at: "containerDetails",
    change: ({ world: { containers } }) => (containers[0] = container("a", { state: "unknown" })),
    reason: "changed",
  },
  {
    what: "another container has the id",
    rules: { containers: true },
    start: { containers: [container("a")] },
    at: "containerDetails",
    change: ({ world: { containers } }) =>
      (containers[0] = container("a", { createdAt: "2026-05-01T00:00:00.000Z" })),
    reason: "changed",
  },
  {
    what: "a container carries the label now",
    rules: { containers: true },
    start: { containers: [container("a")] },
    at: "containerDetails",
    change: ({ world: { containers } }) => (containers[0] = container("a", { labels: keep })),
    reason: "label_keep",
  },
  {
    what: "a container was removed",
    rules: { containers: true },
    start: { containers: [container("a")] },
    at: "containerDetails",
    change: (engine) => (engine.world.containers = []),
    reason: "already_gone",
  },
  {
    what: "a network was removed",
    rules: { networks: true },
    start: { networks: [network("a")] },
    at: "networks",
    change: (engine) => (engine.world.networks = []),
    reason: "already_gone",
  },
  {
    what: "a network was given to a container that does not run",
    rules: { networks: true },
    start: { networks: [network("a")] },
    at: "containers",
    change: ({ world: { containers } }) =>
      containers.push(container("new", { state: "created", networks: [{ name: "a", id: null }] })),
    reason: "changed",
  },
  {
    what: "a volume was made anew under the same name",
    rules: { volumes: "unused" },
    start: { volumes: [volume("a")] },
    at: "volumes",
    change: ({ world: { volumes } }) => (volumes[0] = volume("a", { createdAt: "2026-05-01T00:00:00.000Z" })),
    reason: "changed",
  },
  {
    what: "a volume was given to a container that does not run",
    rules: { volumes: "unused" },
    start: { volumes: [volume("a")] },
    at: "containers",
    change: ({ world: { containers } }) =>
      containers.push(container("new", { state: "created", volumes: ["a"] })),
    reason: "changed",
  },
  {
    what: "a dangling image got a name",
    rules: { images: "dangling" },
    start: { images: [image("a", { tags: [] })] },
    at: "images",
    change: ({ world: { images } }) => (images[0] = image("a")),
    reason: "changed",
  },
  {
    what: "an unused image got another name",
    rules: { images: "unused" },
    start: { images: [image("a")] },
    at: "images",
    change: ({ world: { images } }) => (images[0] = image("a", { tags: ["a:1", "a:2"] })),
    reason: "changed",
  },
  {
    what: "a container was made from an image",
    rules: { images: "unused" },
    start: { images: [image("a")] },
    at: "containers",
    change: ({ world: { containers } }) =>
      containers.push(container("new", { imageId: idOf("a"), state: "created" })),
    reason: "changed",
  },
  {
    what: "an image was removed",
    rules: { images: "unused" },
    start: { images: [image("a")] },
    at: "images",
    change: (engine) => (engine.world.images = []),
    reason: "already_gone",
  },
];

test.each(cases)("stays when $what after it was read", async ({ rules, start, at, change, reason }) => {
  const engine = new ModelEngine(structuredClone(world(start)));
  const asked = new Map<string, number>();
  engine.before = (method) => {
    asked.set(method, (asked.get(method) ?? 0) + 1);
    // The first reading is for the selection; `inspect` is asked for the check alone. Container sizes are read in between.
    const isCheck = method === "containerDetails" || asked.get(method) === 2;
    if (method === at && isCheck) change(engine);
  };
  const { outcomes, state } = await runCleanup({ engine, rules });
  expect(outcomes).toMatchObject([{ outcome: "kept", reason }]);
  expect(state).toBe("finished");
  expect(engine.removed).toEqual([]);
});

test("a container that ran again since it was read has not been stopped long enough", async () => {
  const engine = new ModelEngine(world({ containers: [container("a", long)] }));
  let asked = 0;
  engine.before = (method) => {
    if (method === "containerDetails" && ++asked === 2)
      engine.world.containers = [container("a", { ...long, finishedAt: "2026-01-09T00:00:00.000Z" })];
  };
  const rules = { containers: { stoppedForMs: 7 * 24 * 60 * 60 * 1000 } };
  const { outcomes } = await runCleanup({ engine, rules, clock: () => new Date("2026-01-10T00:00:00.000Z") });
  expect(outcomes).toMatchObject([{ outcome: "kept", reason: "changed" }]);
});

test("a container that went while it was looked up is not spoken of", async () => {
  const engine = new ModelEngine(world({ containers: [container("a", long)] }));
  engine.before = (method) => {
    if (method === "containerDetails") engine.world.containers = [];
  };
  const { outcomes, state } = await runCleanup({ engine, rules: { containers: { stoppedForMs: 0 } } });
  expect([outcomes, state]).toEqual([[], "finished"]);
});
