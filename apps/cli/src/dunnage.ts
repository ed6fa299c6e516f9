#!/usr/bin/env node
import * as module from "node:module";
import manifest from "../package.json" with { type: "json" };

// Read by whatever Node the machine has: nothing here is too new for it, and the rest is loaded only after the check.
const oldest = manifest.engines.node.replace(">=", "");

if (inOrder(process.versions.node) < inOrder(oldest)) {
  process.stderr.write(
    `dunnage: It needs Node ${oldest} or newer, and this is Node ${process.versions.node}.\n`,
  );
  process.exitCode = 1;
} else {
  // Compiled code is kept from one start to the next: a short command spends most of its time there.
  module.enableCompileCache();
  // What the libraries within do that Node advises against is nobody's business here, and no JSON.
  process.noDeprecation = true;
  const { main } = await import("./main.ts");
  const code = await main(process);
  process.exitCode ||= code;
}

/** By numbers: `localeCompare` would read the tables of a language first, which takes 10 ms. */
function inOrder(version: string): number {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major * 1000 + minor;
}
