import { describe, expect, test } from "vitest";
import { ModelEngine } from "../../test/modelEngine.ts";
import { chained, container, idOf, image, network, record, volume, world } from "../../test/objects.ts";
import { planOf } from "../../test/planOf.ts";
import { fates, inOrderOf, run } from "../../test/run.ts";

const names = ["a", "b", "c", "d", "e", "f"];

describe("a run", () => {
  test("takes what each removal frees after it, and tells what the plan told of each object", async () => {
    const engine = new ModelEngine(chained());
    const plan = planOf(engine.world);
    const { outcomes, errors, reportedBytes } = await run(engine, plan, {
      atOnce: 1,
      clock: () => new Date("2026-06-30T13:00:00.000Z"),
    });
    expect(fates({ outcomes })).toEqual([
      "containers removed",
      "networks removed",
      "volumes removed",
      "images removed",
      "buildCache removed",
    ]);
    expect(engine.world).toEqual(world());
    expect(errors).toEqual({});
    expect(reportedBytes).toBe(10_000);
    for (const [index, { key, kind, id, names: called, bytes, certainty }] of plan.items.entries()) {
      const at = "2026-06-30T13:00:00.000Z";
      expect(outcomes[index]).toMatchObject({ key, kind, id, names: called, bytes, certainty, at });
    }
  });

  test("takes what the plan lists and nothing else, however free it is", async () => {
    const engine = new ModelEngine(
      world({
        containers: [container("a"), container("b")],
        images: [image("a"), image("b", { tags: [] })],
        volumes: [volume("a"), volume("b", { anonymous: true })],
        networks: [network("a"), network("b")],
        buildCache: [record("a"), record("b")],
      }),
    );
    const words = ["containers/a", "images/a:1", "volumes/a", "networks/a", "buildCache/a"];
    await run(engine, planOf(engine.world, words));
    expect(engine.world).toMatchObject({
      containers: [{ names: ["b"] }],
      images: [{ id: idOf("b") }],
      volumes: [{ name: "b" }],
      networks: [{ name: "b" }],
      buildCache: [{ id: "b" }],
    });
  });

  test.each(["networks", "volumes", "images"] as const)(
    "leaves the %s that a container holds",
    async (kind) => {
      const engine = new ModelEngine(chained());
      const { outcomes } = await run(engine, planOf(engine.world, [kind]));
      expect(outcomes).toMatchObject([
        { outcome: "kept", reason: "changed", message: "The container stopped holds it now." },
      ]);
      expect(engine.removed).toEqual([]);
    },
  );

  test("tries what a container was to free though that stayed, and finds it held", async () => {
    const engine = new ModelEngine(chained());
    const plan = planOf(engine.world, ["containers", "networks", "volumes", "images"]);
    for (const one of engine.world.containers) one.state = "running";
    const { outcomes } = await run(engine, plan);
    expect(fates({ outcomes: inOrderOf(plan, outcomes) })).toEqual([
      "containers kept changed",
      "networks kept changed",
      "volumes kept changed",
      "images kept changed",
    ]);
    expect(engine.removed).toEqual([]);
  });

  test("asks nothing about kinds that the plan has nothing of", async () => {
    const engine = new ModelEngine(chained());
    const asked: string[] = [];
    engine.before = (method) => {
      asked.push(method);
    };
    await run(engine, planOf(engine.world, ["containers"]));
    expect(asked).toEqual(["containerDetails", "removeContainer"]);
  });

  test("keeps what the inspection told of a container that goes, and of no other", async () => {
    const engine = new ModelEngine(
      world({
        containers: [container("refused"), container("runs"), container("goes", { labels: { a: "b" } })],
      }),
    );
    const plan = planOf(engine.world);
    engine.world.containers[1] = container("runs", { state: "running" });
    engine.before = (method, id) => {
      if (method !== "removeContainer" || id !== container("refused").id) return;
      engine.world.containers[0] = container("refused", { state: "running" });
    };
    const { outcomes, receipts } = await run(engine, plan, {
      run: "run 7",
      atOnce: 1,
      clock: () => new Date("2026-06-30T13:00:00.000Z"),
    });
    expect(fates({ outcomes }).toSorted()).toEqual([
      "containers kept changed",
      "containers kept in_use",
      "containers removed",
    ]);
    expect(receipts).toEqual([
      {
        run: "run 7",
        key: `containers/${container("goes").id}`,
        names: ["goes"],
        readAt: "2026-06-30T13:00:00.000Z",
        inspect: { Id: container("goes").id, Name: "/goes", Config: { Labels: { a: "b" } } },
      },
    ]);
  });

  test("has no more under way than the engine has connections for", async () => {
    const engine = Object.assign(new ModelEngine(world({ volumes: names.map((name) => volume(name)) })), {
      mostAtOnce: 2,
    });
    let [now, most] = [0, 0];
    engine.before = async (method) => {
      if (method !== "removeVolume") return;
      most = Math.max(most, ++now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
    };
    await run(engine, planOf(engine.world));
    expect(most).toBe(2);
  });

  test.each([1, 3, 16])("has %i objects under way at once, and no more", async (atOnce) => {
    const many = Array.from({ length: 40 }, (_, index) => container(`c${index}`));
    const engine = new ModelEngine(world({ containers: many }));
    let [underWay, most] = [0, 0];
    engine.before = async (method) => {
      if (method !== "containerDetails") return;
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setImmediate(resolve));
    };
    engine.after = () => {
      underWay -= 1;
    };
    await run(engine, planOf(engine.world), { atOnce });
    expect(most).toBe(atOnce);
  });

  test("has few networks under way at once, which an engine removes one after another", async () => {
    const many = Array.from({ length: 20 }, (_, index) => network(`n${index}`));
    const engine = new ModelEngine(world({ networks: many }));
    let [underWay, most] = [0, 0];
    engine.before = async (method) => {
      if (method !== "removeNetwork") return;
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setImmediate(resolve));
    };
    engine.after = () => {
      underWay -= 1;
    };
    await run(engine, planOf(engine.world));
    expect(most).toBe(4);
    expect(engine.world.networks).toEqual([]);
  });

  test("reads the lists for several networks together, each time after their turn has come", async () => {
    const many = Array.from({ length: 100 }, (_, index) => network(`n${index}`));
    const engine = new ModelEngine(world({ networks: many }));
    let reads = 0;
    engine.before = async (method) => {
      if (method !== "networks") return;
      reads += 1;
      await new Promise((resolve) => setImmediate(resolve)); // longer than a removal takes
    };
    await run(engine, planOf(engine.world));
    expect(engine.world.networks).toEqual([]);
    expect(reads).toBeGreaterThanOrEqual(25);
    expect(reads).toBeLessThanOrEqual(50);
  });

  test("goes on when whoever listens fails", async () => {
    const engine = new ModelEngine(world({ volumes: names.map((name) => volume(name)) }));
    const error = new TypeError("theirs");
    const { defects } = await run(engine, planOf(engine.world), {
      onOutcome: () => {
        throw error;
      },
    });
    expect(engine.world.volumes).toEqual([]);
    expect(defects).toEqual(names.map(() => error));
  });

  test("goes on when what is our own fault cannot be logged", async () => {
    const engine = new ModelEngine(world({ volumes: names.map((name) => volume(name)) }));
    engine.before = (method, name) => {
      if (method === "removeVolume" && name === "b") throw new TypeError("ours");
    };
    const { outcomes } = await run(engine, planOf(engine.world), {
      onDefect: () => {
        throw new Error("The disk is full.");
      },
    });
    expect(outcomes.filter(({ outcome }) => outcome === "removed")).toHaveLength(5);
    expect(outcomes.filter(({ outcome }) => outcome === "unknown").map(({ id }) => id)).toEqual(["b"]);
  });

  test("has an outcome for every object of a kind that it cannot even begin with", async () => {
    const engine = new ModelEngine(chained());
    const plan = planOf(engine.world);
    Reflect.deleteProperty(plan, "kept");
    const result = await run(engine, plan);
    expect(fates({ outcomes: inOrderOf(plan, result.outcomes) })).toEqual([
      "containers removed",
      "networks removed",
      "volumes removed",
      "images failed",
      "buildCache removed",
    ]);
    expect(result.defects).toEqual([expect.any(TypeError), expect.any(TypeError)]);
  });

  test("has an outcome for every object though what it waits for is broken", async () => {
    const engine = new ModelEngine(chained());
    const recordable = () => Promise.reject(new Error("The journal is broken."));
    const { outcomes, defects } = await run(engine, planOf(engine.world), { recordable });
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(["failed"]));
    expect(defects).not.toEqual([]);
    expect(engine.removed).toEqual([]);
  });

  test("whose plan has objects need one another removes none of them, and the others", async () => {
    const engine = new ModelEngine(world({ images: ["a", "b", "c"].map((name) => image(name)) }));
    const plan = planOf(engine.world);
    const [a, b] = plan.items;
    a?.needs.push(b?.key ?? "");
    b?.needs.push(a?.key ?? "");
    const { outcomes, defects } = await run(engine, plan);
    expect(fates({ outcomes })).toEqual(["images removed", "images failed", "images failed"]);
    expect(engine.world.images.map(({ id }) => id)).toEqual([idOf("a"), idOf("b")]);
    expect(defects).toHaveLength(2);
  });
});
