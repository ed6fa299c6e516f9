import { expect, test } from "vitest";
import { ModelEngine } from "../../test/modelEngine.ts";
import { container, image, network, volume, world } from "../../test/objects.ts";
import { planOf } from "../../test/planOf.ts";
import { inOrderOf, run } from "../../test/run.ts";

const host = () =>
  world({
    containers: [container("web")],
    networks: [network("web"), network("other")],
    volumes: [volume("web"), volume("other")],
    images: [image("web"), image("other")],
  });

test("what has been in use since its host was read stays, though nothing holds it any more", async () => {
  const engine = new ModelEngine(host());
  const plan = planOf(engine.world);
  const since = new Date(Date.parse(plan.readAt) + 1).toISOString();
  const used = plan.items.filter(({ kind, names }) => kind !== "containers" && names[0]?.startsWith("web"));
  const keys = new Set(used.map(({ key }) => key));
  expect(used.map(({ kind }) => kind).toSorted()).toEqual(["images", "networks", "volumes"]);
  // What was in use up to the reading is what the plan knew of.
  const lastUsedAt = (key: string) => (keys.has(key) ? since : plan.readAt);
  const { outcomes } = await run(engine, plan, { lastUsedAt });
  for (const { key, outcome, reason, message } of inOrderOf(plan, outcomes))
    expect([key, outcome, reason, message]).toEqual(
      keys.has(key) ? [key, "kept", "changed", "It has been in use since."] : [key, "removed", null, null],
    );
});
