import { cleanUp } from "./cleanUp.ts";
import { commandLine } from "./commandLine.ts";
import { publishFigures } from "./document.ts";
import { growth } from "./growth.ts";
import { idle } from "./idle.ts";
import { infoLatency } from "./infoLatency.ts";
import { lighthouse } from "./lighthouse.ts";
import { reads } from "./reads.ts";
import { restLatency } from "./restLatency.ts";
import { usage } from "./usage.ts";
import { watching } from "./watching.ts";

// Each benchmark compares Dunnage with what people use now, on the same engine or its twin, in the same run, or tells what it takes of a machine, as the
// kernel counts it. It prints figures and judges none, and writes them into docs/performance.md.

const all: Record<string, () => Promise<string>> = {
  info: infoLatency,
  rest: restLatency,
  reads,
  usage,
  watching,
  "clean-up": cleanUp,
  idle,
  growth,
  cli: commandLine,
  lighthouse,
};
const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(all);

for (const name of names) {
  const measure = all[name];
  if (!measure) throw new Error(`There is no benchmark "${name}": ${Object.keys(all).join(", ")}.`);
  const figures = await measure();
  console.log(`${name}\n${figures}\n`);
  publishFigures(name, figures);
}
