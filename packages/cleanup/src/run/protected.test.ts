import { DomainError, type Protection } from "@dunnage/api";
import { describe, expect, test } from "vitest";
import { protection } from "../../test/inventory.ts";
import { ModelEngine } from "../../test/modelEngine.ts";
import { container, image, network, record, volume, world } from "../../test/objects.ts";
import { planOf } from "../../test/planOf.ts";
import { fates, inOrderOf, run } from "../../test/run.ts";

const labels = { team: "search", "com.docker.compose.project": "shop" };

/** Two of each kind that can be protected. */
const host = () =>
  world({
    containers: [container("web", { labels }), container("other")],
    networks: [network("web", { labels }), network("other")],
    volumes: [volume("web", { labels }), volume("other")],
    images: [image("web", { labels }), image("other")],
  });

describe("protected since the plan was made", () => {
  const ways: [string, Partial<Protection>][] = [
    ["name", { by: "name", value: "web*" }],
    ["project", { by: "project", value: "shop" }],
    ["label", { by: "label", value: "team=search" }],
  ];
  test.each(ways)("by %s: it stays, and says by whom and why", async (_, given) => {
    const engine = new ModelEngine(host());
    const standing = protection({ ...given, why: "still needed", createdBy: { id: "2", name: "Grace" } });
    const plan = planOf(engine.world);
    const { outcomes } = await run(engine, plan, { protections: async () => [standing] });
    expect(inOrderOf(plan, outcomes).filter(({ outcome }) => outcome !== "removed")).toMatchObject(
      ["containers", "networks", "volumes", "images"].map((kind) => ({
        kind,
        outcome: "kept",
        reason: "protected",
        message: "Protected by Grace: still needed",
      })),
    );
    expect(engine.removed).not.toEqual([]);
  });

  test("by id, and of one kind alone", async () => {
    const engine = new ModelEngine(host());
    const standing = [
      protection({ by: "id", value: container("web").id }),
      protection({ by: "name", value: "web", kind: "volumes" }),
    ];
    const { outcomes } = await run(engine, planOf(engine.world), { protections: async () => standing });
    expect(fates({ outcomes }).filter((fate) => !fate.endsWith("removed"))).toEqual([
      "containers kept protected",
      "volumes kept protected",
    ]);
  });

  test("build cache, by id or by what it is described as", async () => {
    const buildCache = ["a", "b", "c"].map((id) => record(id));
    const engine = new ModelEngine(world({ buildCache }));
    const standing = [
      protection({ by: "id", kind: "buildCache", value: "a" }),
      protection({ by: "name", value: "*by b" }),
    ];
    const { outcomes } = await run(engine, planOf(engine.world), { protections: async () => standing });
    expect(fates({ outcomes }).toSorted()).toEqual([
      "buildCache kept protected",
      "buildCache kept protected",
      "buildCache removed",
    ]);
  });

  test("while the run is under way: what has not gone by then stays", async () => {
    const engine = new ModelEngine(world({ volumes: ["a", "b", "c"].map((name) => volume(name)) }));
    const standing: Protection[] = [];
    engine.after = () => {
      standing.push(protection({ value: "*" }));
    };
    const { outcomes } = await run(engine, planOf(engine.world), {
      atOnce: 1,
      protections: async () => [...standing],
    });
    expect(fates({ outcomes })).toEqual([
      "volumes removed",
      "volumes kept protected",
      "volumes kept protected",
    ]);
  });

  test.each([
    ["and the rest of it stays", ["app:1", "app:2", "app:3"]],
    ["and the last of it stays", ["app:1", "app:2"]],
  ])("between two names of an image, %s", async (_, tags) => {
    const engine = new ModelEngine(world({ images: [image("app", { tags })] }));
    const standing: Protection[] = [];
    engine.after = () => {
      standing.push(protection({ value: tags.at(-1) ?? "" }));
    };
    const { outcomes } = await run(engine, planOf(engine.world), { protections: async () => [...standing] });
    expect(outcomes).toMatchObject([
      { outcome: "kept", reason: "protected", message: "Took off app:1. Protected by Ada: because" },
    ]);
    expect(engine.world.images[0]?.tags).toEqual(tags.slice(1));
  });

  test("by a name that a container got since", async () => {
    const engine = new ModelEngine(world({ containers: [container("tmp")] }));
    const plan = planOf(engine.world);
    for (const one of engine.world.containers) one.names = ["precious"];
    const standing = protection({ value: "precious" });
    expect(fates(await run(engine, plan, { protections: async () => [standing] }))).toEqual([
      "containers kept protected",
    ]);
  });
});

test("where it cannot be told what is protected, all stays", async () => {
  const engine = new ModelEngine(host());
  const { outcomes, errors, defects } = await run(engine, planOf(engine.world), {
    protections: () => Promise.reject(new DomainError("database_unavailable")),
  });
  expect(outcomes).toHaveLength(8);
  for (const outcome of outcomes) expect(outcome).toMatchObject({ outcome: "kept", reason: "unknown" });
  expect(outcomes[0]?.message).toMatch(/^Dunnage's database cannot be used/);
  expect([errors, defects, engine.removed]).toEqual([{}, [], []]);
});

test("between two names of an image too, and says which went", async () => {
  const engine = new ModelEngine(world({ images: [image("app", { tags: ["app:1", "app:2", "app:3"] })] }));
  let lost = false;
  engine.after = () => {
    lost = true;
  };
  const { outcomes, defects } = await run(engine, planOf(engine.world), {
    protections: async () => {
      if (lost) throw new DomainError("database_full");
      return [];
    },
  });
  expect(outcomes).toMatchObject([{ outcome: "kept", reason: "unknown" }]);
  expect(outcomes[0]?.message).toMatch(/^Took off app:1\. The disk that holds/);
  expect(defects).toEqual([]);
});
