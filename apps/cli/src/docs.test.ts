import { readFileSync } from "node:fs";
import { join } from "node:path";
import { engineVariables } from "@dunnage/docker";
import { expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { sourceFolder } from "../test/cli.ts";
import { exitCodes } from "./ending.ts";
import { readEnv, variables } from "./env.ts";
import { programFor } from "./program.ts";
import { Terminal } from "./terminal.ts";

// docs/cli.md says what the program does, no more and no less.

const text = readFileSync(join(sourceFolder, "../../docs/cli.md"), "utf8");
const sections = new Map(
  text
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf("\n")), section.split(/^## /m)[0] ?? ""]),
);
const program = programFor(
  { terminal: new Terminal(process), env: readEnv({}) },
  { onEnd: () => {}, onMisuse: () => {} },
);
const commands = program
  .createHelp()
  .visibleCommands(program)
  .filter((command) => command.name() !== "help");
const everywhere = new Set(["--json", "--help"]);

test("every command has its section, and no other has one", () => {
  expect([...sections.keys()]).toEqual(commands.map((command) => command.name()));
});

test.each(commands.map((command) => [command.name(), command] as const))(
  "%s: every flag, and no other",
  (name, command) => {
    const section = sections.get(name) ?? "";
    const flags = command.options.filter(({ long, hidden }) => !hidden && !everywhere.has(long ?? ""));
    for (const { flags: written } of flags) expect(section).toContain(`\`${written}\``);
    const told = new Set([...section.matchAll(/`(--[a-z-]+)[^`]*`/g)].map(([, flag]) => flag));
    const also = new Set([...command.options, ...program.options].map(({ long }) => long));
    expect([...told].filter((flag) => flag !== undefined && !also.has(flag))).toEqual([]);
  },
);

test("the oldest Node that will do, as the package has it", () => {
  expect(text).toContain(`needs Node ${manifest.engines.node.replace(">=", "")} or newer`);
});

test("every variable, and no other", () => {
  const row = ([name, what]: [string, string]) => `| \`${name}\` | ${what} |`;
  const own = Object.entries(variables).map(row);
  const engine = Object.entries(engineVariables).map(([name, what]) =>
    row([name, `for \`--local\`: ${what}`]),
  );
  const table = /\| variable \| \|\n\|---\|---\|\n([\s\S]*?)\n\n/.exec(text)?.[1] ?? "";
  expect(table.split("\n")).toEqual([...own, ...engine]);
});

test("every exit code, and no other", () => {
  const table = /\| exit code \|[\s\S]*?\n\n/.exec(text)?.[0] ?? "";
  const told = [...table.matchAll(/^\| (\d) \|/gm)].map(([, code]) => Number(code));
  expect(told).toEqual(Object.values(exitCodes));
});
