import type { Rules } from "@dunnage/api";
import { expect, test } from "vitest";
import { ModelEngine } from "../../test/modelEngine.ts";
import { idOf, image, world } from "../../test/objects.ts";
import { planOf } from "../../test/planOf.ts";
import { run } from "../../test/run.ts";

// Of each repository the newest two stay: as it was when the plan was made, and as it is when an image's turn comes.

const rules: Rules = { images: { which: "unused", keepNewest: 2 } };
const version = (number: number) =>
  image(`app${number}`, { tags: [`app:${number}`], createdAt: `2026-01-0${number}T00:00:00.000Z` });

/** The newest first, as engines list them. */
function host(numbers = [5, 4, 3, 2, 1]) {
  const engine = new ModelEngine(world({ images: numbers.map(version) }));
  const plan = planOf(engine.world, ["images/app:3", "images/app:2", "images/app:1"], rules);
  const remove = (...gone: number[]) => {
    engine.world.images = engine.world.images.filter(
      ({ id }) => !gone.some((number) => id === idOf(`app${number}`)),
    );
  };
  const fates = async (atOnce = 16) =>
    (await run(engine, plan, { atOnce })).outcomes.map(({ names, outcome, reason, message }) =>
      [...names, outcome, reason, message].filter(Boolean).join(" "),
    );
  return { engine, remove, fates };
}
const stayed = "kept changed It is among the newest 2 of app now.";

test.each([1, 16])(
  "what the run itself removes makes no other one the newest, %i at once",
  async (atOnce) => {
    const { engine, fates } = host();
    expect(await fates(atOnce)).toEqual(["app:3 removed", "app:2 removed", "app:1 removed"]);
    expect(engine.world.images.map(({ tags }) => tags)).toEqual([["app:5"], ["app:4"]]);
  },
);

test.each([1, 16])(
  "stays when a newer one went by other hands, and no more than it, %i at once",
  async (atOnce) => {
    const { remove, fates } = host();
    remove(5);
    expect(await fates(atOnce)).toEqual([`app:3 ${stayed}`, "app:2 removed", "app:1 removed"]);
  },
);

test("stays when a newer one has lost its tag, or has it in another repository", async () => {
  const { engine, fates } = host();
  for (const one of engine.world.images) {
    if (one.id === idOf("app5")) one.tags = [];
    if (one.id === idOf("app4")) one.tags = ["other:4"];
  }
  expect(await fates()).toEqual([`app:3 ${stayed}`, `app:2 ${stayed}`, "app:1 removed"]);
});

test("goes when there are newer ones in place of those that went", async () => {
  const { engine, remove, fates } = host();
  remove(5, 4);
  engine.world.images.push(version(6), version(7));
  expect(await fates()).toEqual(["app:3 removed", "app:2 removed", "app:1 removed"]);
});

test("stays when a newer one goes by other hands after the run has removed what would have stayed in its place", async () => {
  const { engine, remove, fates } = host();
  engine.after = (_method, reference) => {
    if (reference === idOf("app3")) remove(5);
  };
  expect(await fates(1)).toEqual(["app:3 removed", `app:2 ${stayed}`, "app:1 removed"]);
});

test("stays though one that is newer is there yet, when that is going", async () => {
  const { engine, remove, fates } = host([5, 4, 3, 1, 2]);
  const looked = Promise.withResolvers<void>();
  engine.before = async (method, reference) => {
    if (method === "imageNames" && reference === idOf("app2")) looked.resolve();
    if (method !== "removeImage" || reference !== idOf("app3")) return;
    remove(5);
    await looked.promise;
  };
  expect((await fates(2)).toSorted()).toEqual(["app:1 removed", `app:2 ${stayed}`, "app:3 removed"]);
});

test("stays when it is as old as the last of them, as the plan has it", async () => {
  const { engine, remove, fates } = host();
  for (const one of engine.world.images) if (one.id === idOf("app2")) one.createdAt = version(3).createdAt;
  remove(5);
  expect(await fates()).toEqual([`app:3 ${stayed}`, `app:2 ${stayed}`, "app:1 removed"]);
});

test("in two repositories it stays for the sake of either", async () => {
  const { engine, fates } = host();
  for (const one of engine.world.images) if (one.id === idOf("app2")) one.tags = ["app:2", "tool:2"];
  const plan = planOf(engine.world, ["images/app:2"], rules);
  expect((await run(engine, plan)).outcomes).toMatchObject([
    { reason: "changed", message: "It is among the newest 2 of tool now." },
  ]);
  expect(await fates()).toContain("app:3 removed");
});
