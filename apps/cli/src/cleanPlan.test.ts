import type { Command, Option } from "commander";
import { expect, test } from "vitest";
import { exitCodes } from "./ending.ts";
import { readEnv } from "./env.ts";
import { programFor } from "./program.ts";
import { Terminal } from "./terminal.ts";

// `dunnage clean --plan <id>` runs what is in the plan, and no flag that would make another one is passed over in silence.

const program = () =>
  programFor({ terminal: new Terminal(process), env: readEnv({}) }, { onEnd: () => {}, onMisuse: () => {} });
const optionsOf = (name: string): readonly Option[] =>
  program().commands.find((command: Command) => command.name() === name)?.options ?? [];
const longOf = ({ long }: Option) => long ?? "";

/** What `plan` and `clean` both take is what makes a plan, but for where it is made and how that is told. */
const about = new Set(["--local", "--host", "--json"]);
const making = new Set(
  optionsOf("plan")
    .map(longOf)
    .filter((flag) => !about.has(flag)),
);
const rules = optionsOf("clean").filter((option) => making.has(longOf(option)));

test("there are rules and limits to be refused", () => {
  expect(rules.map(longOf)).toEqual(expect.arrayContaining(["--images", "--unused-for", "--keep-newest"]));
});

test.each(rules.map((option) => [longOf(option), option] as const))(
  "%s beside --plan is refused",
  async (flag, option) => {
    const value = option.argChoices?.[0] ?? (option.flags.includes(" ") ? "3d" : undefined);
    const args = [
      "clean",
      "--plan",
      "x",
      "--yes",
      "--host-name",
      "y",
      flag,
      ...(value === undefined ? [] : [value]),
    ];
    await expect(program().parseAsync(args, { from: "user" })).rejects.toMatchObject({
      exitCode: exitCodes.usage,
      code: "usage",
      message: expect.stringContaining(`${flag} `),
      advice: "Give either --plan or rules.",
    });
  },
);
