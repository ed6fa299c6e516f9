import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Runs a command of package.json in a Node that is told something untrue about its machine first. */
function command(pretence: string, ...args: string[]) {
  const main = join(import.meta.dirname, "main.mjs");
  return spawnSync(process.execPath, [`--import=data:text/javascript,${pretence}`, main, ...args], {
    encoding: "utf8",
  });
}

const nodeVersion = (version: string) =>
  `Object.defineProperty(process,"versions",{value:{...process.versions,node:"${version}"}})`;

test.each(["start", "dev", "test", "bench", "cli", "image"])(
  "%s refuses a Node that is too old, in a sentence",
  (name) => {
    const { status, stdout, stderr } = command(nodeVersion("18.20.8"), name);
    expect(stderr).toBe(
      "Dunnage needs Node 20 or newer to set itself up, and this is Node 18.20.8. Install a newer one and run the same command again.\n",
    );
    expect(stdout).toBe("");
    expect(status).toBe(1);
  },
);

test("the oldest Node that will do is not refused", () => {
  const { status, stderr } = command(nodeVersion("20.0.0"), "no such command");
  expect(stderr).toBe("Usage: node scripts/main.mjs start | dev | test | bench | cli | image\n");
  expect(status).toBe(1);
});

test("without root, tests count as failed for the reason given, and the other steps run all the same", () => {
  const { status, stdout, stderr } = command("process.getuid=()=>1000", "test", "format", "unit");
  const why = /^unit +failed \(not run: The tests start private Docker engines, which takes Linux and root: /;
  const lines = stdout.trimEnd().split("\n");
  expect(lines.filter((line) => line.startsWith("format"))).toHaveLength(2); // when it ends, and at the end
  expect(lines.at(-2)).toMatch(why);
  expect(lines.at(-1)).toMatch(/^\d passed, \d failed$/);
  expect(stderr).toBe("");
  expect(status).toBe(1);
});
