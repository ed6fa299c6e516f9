import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ModelEngine } from "../../test/modelEngine.ts";
import { chained, container, image, volume, world } from "../../test/objects.ts";
import { planOf } from "../../test/planOf.ts";
import { fates, inOrderOf, run } from "../../test/run.ts";
import { holdersNow } from "./holdersNow.ts";

const host = () =>
  world({
    images: [image("app")],
    volumes: [volume("data")],
    containers: ["first", "second"].map((name) =>
      container(name, { imageId: image("app").id, volumes: ["data"] }),
    ),
  });

describe("who holds what", () => {
  test("is told of any container that is still there", async () => {
    const now = holdersNow(new ModelEngine(host()));
    const list = await now.lately();
    expect(list.ofVolume("data")?.names).toEqual(["first"]);
    now.went(container("first").id);
    expect(list.ofVolume("data")?.names).toEqual(["second"]);
    expect(list.ofImage(image("app"))?.names).toEqual(["second"]);
    now.went(container("second").id);
    expect([list.ofVolume("data"), list.ofImage(image("app"))]).toEqual([undefined, undefined]);
    expect(list.ofVolume("other")).toBeUndefined();
  });

  test("is told by whatever a container calls its image", async () => {
    const app = image("app", { digests: [`registry:5000/app@sha256:${"d".repeat(64)}`] });
    const hex = app.id.replace("sha256:", "");
    const heldAs = async (imageId: string, one = app) => {
      const now = holdersNow(new ModelEngine(world({ containers: [container("its", { imageId })] })));
      return (await now.lately()).ofImage(one)?.names;
    };
    for (const name of [
      app.id,
      hex,
      hex.toUpperCase(),
      hex.slice(0, 12),
      "d".repeat(64),
      `sha256:${"d".repeat(64)}`,
    ])
      expect(await heldAs(name), name).toEqual(["its"]);
    for (const name of [...app.tags, ...app.digests]) expect(await heldAs(name), name).toEqual(["its"]);
    // A repository may be called sha256, and a tag may be anything.
    expect(await heldAs(`sha256:${"e".repeat(64)}`, { ...app, tags: [`sha256:${"e".repeat(64)}`] })).toEqual([
      "its",
    ]);
    expect(await heldAs("e".repeat(64))).toBeUndefined();
  });

  test("of a list that is slow, what went since holds nothing up", async () => {
    const engine = new ModelEngine(chained());
    const plan = planOf(engine.world, ["containers", "volumes", "images", "networks"]);
    // As on containerd's store: the list still has what had gone when it was answered.
    const before = await engine.containers();
    engine.containers = async () => before;
    const { outcomes } = await run(engine, plan);
    expect(fates({ outcomes: inOrderOf(plan, outcomes) })).toEqual([
      "containers removed",
      "networks removed",
      "volumes removed",
      "images removed",
    ]);
  });

  test("what somebody else removed meanwhile holds nothing up either", async () => {
    const engine = new ModelEngine(chained());
    const plan = planOf(engine.world, ["containers", "volumes"]);
    const before = await engine.containers();
    engine.world.containers = [];
    engine.containers = async () => before;
    const { outcomes } = await run(engine, plan);
    expect(fates({ outcomes: inOrderOf(plan, outcomes) })).toEqual([
      "containers kept already_gone",
      "volumes removed",
    ]);
  });
});

describe("images", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
  afterEach(() => void vi.useRealTimers());

  /** How many containers are there yet when the image goes, where listing them takes so long and removing them a while. */
  async function containersLeft(listTakesMs: number) {
    const engine = new ModelEngine(
      world({ containers: [container("first")], volumes: [volume("data")], images: [image("app")] }),
    );
    const left: number[] = [];
    engine.before = async (method) => {
      if (method === "containers") vi.advanceTimersByTime(listTakesMs);
      if (method === "removeImage") left.push(engine.world.containers.length);
      if (method !== "removeContainer") return;
      for (let turns = 0; turns < 50; turns++) await new Promise((resolve) => setImmediate(resolve));
    };
    await run(engine, planOf(engine.world, ["containers", "volumes", "images"]));
    return left;
  }

  test("go beside containers where lists are quick, and after them where they take long", async () => {
    expect(await containersLeft(50)).toEqual([1]);
    expect(await containersLeft(1000)).toEqual([0]);
  });
});
