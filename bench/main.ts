import { cleanUp } from "./cleanUp.ts";
import { commandLine } from "./commandLine.ts";
import { infoLatency } from "./infoLatency.ts";
import { restLatency } from "./restLatency.ts";
import { watching } from "./watching.ts";

// Each benchmark compares Dunnage with what people use now, on the same engine or its twin, in the same run. It prints ratios and judges none.

const all: Record<string, () => Promise<string>> = {
  info: infoLatency,
  rest: restLatency,
  watching,
  "clean-up": cleanUp,
  cli: commandLine,
};
const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(all);

for (const name of names) {
  const measure = all[name];
  if (!measure) throw new Error(`There is no benchmark "${name}": ${Object.keys(all).join(", ")}.`);
  console.log(`${await measure()}\n`);
}
