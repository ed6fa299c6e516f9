// The entry of every command in package.json. It is read by whatever Node the machine has, so it keeps to syntax that
// a Node too old to go on can still parse; the rest is imported only after the check.
const oldest = 20;

/** @type {Record<string, (() => Promise<{ default: (args: string[]) => Promise<void> }>) | undefined>} */
const commands = {
  start: () => import("./start.mjs"),
  dev: () => import("./dev.mjs"),
  test: () => import("./test.mjs"),
  bench: () => import("./bench.mjs"),
  cli: () => import("./cli.mjs"),
  image: () => import("./image.mjs"),
};
const command = commands[String(process.argv[2])];

if (Number(process.versions.node.split(".")[0]) < oldest) {
  fail(
    `Dunnage needs Node ${oldest} or newer to set itself up, and this is Node ${process.versions.node}. Install a newer one and run the same command again.`,
  );
} else if (command === undefined) {
  fail(`Usage: node scripts/main.mjs ${Object.keys(commands).join(" | ")}`);
} else {
  command()
    .then((module) => module.default(process.argv.slice(3)))
    .catch((error) => {
      // A Problem is written for the person at the keyboard; anything else is a defect and keeps its stack.
      fail(error instanceof Error && error.name === "Problem" ? error.message : error);
    });
}

/** @param {unknown} reason */
function fail(reason) {
  console.error(reason);
  process.exitCode = 1;
}
