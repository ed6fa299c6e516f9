import { expect, test } from "vitest";
import { ModelEngine } from "../../test/modelEngine.ts";
import { chained, container } from "../../test/objects.ts";
import { readInventory } from "./readInventory.ts";

test("that there are no containers is not believed of a measurement that left them out", async () => {
  const engine = new ModelEngine(chained());
  const measure = engine.diskUsage.bind(engine);
  engine.diskUsage = async (kind, options) => ({ ...(await measure(kind, options)), items: [] });
  const { containers } = await readInventory(engine, { stopTimes: false });
  expect(containers.map(({ id }) => id)).toEqual([container("stopped").id]);
});
