import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { bundledCli, type Cli } from "../test/cli.ts";

// How it is called: what is refused, what goes where, help, colours, completion.

let cli: Cli;

beforeAll(async () => {
  cli = await bundledCli();
});
afterAll(() => cli?.[Symbol.asyncDispose]());

describe("a wrong use is refused, and told how it is done right", () => {
  test.each([
    ["no rule", ["plan"], "--build-cache"],
    ["a word that is no rule", ["plan", "--images", "everything"], "Allowed choices are dangling, unused"],
    ["a time that is none", ["plan", "--containers=soon"], "--containers=12h"],
    ["a time without a unit", ["plan", "--images", "--created-for", "30"], "30d"],
    ["a limit on nothing", ["plan", "--containers", "--keep-newest", "3"], "--images"],
    ["a number out of bounds", ["plan", "--images", "--keep-newest", "0"], "from 1 to 1000"],
    ...["1e2", "0x10", "3.0", " 3", "-1", "+3", ""].map((text): [string, string[], string] => [
      `a number in other than plain digits: ${JSON.stringify(text)}`,
      ["plan", "--images", `--keep-newest=${text}`],
      "from 1 to 1000 in digits: --keep-newest=3",
    ]),
    [
      "as many runs, in other than plain digits",
      ["runs", "--limit", "1e1"],
      "from 1 to 100 in digits: --limit=20",
    ],
    ["a project without a name", ["plan", "--images", "--project", ""], "--project shop"],
    ["a flag that is none", ["df", "--object"], "--objects"],
    ["a command that is none", ["pln"], "plan"],
    ["an argument too many", ["df", "images"], "too many arguments"],
    ["two views at once", ["df", "--objects", "--projects"], "cannot be used with"],
    ["a host without a server", ["--local", "df", "--host", "db-1"], "cannot be used with"],
    ["what needs a server, without one", ["--local", "runs"], "df, plan, clean"],
    ["a use that nobody has seen", ["--local", "plan", "--images", "--unused-for", "3d"], "--created-for"],
    ["rules beside a plan", ["clean", "--plan", "x", "--images"], "either --plan or rules"],
    ["a question that nobody can answer", ["--local", "clean", "--images"], "--yes"],
    [
      "a plan where none is kept",
      ["--local", "clean", "--plan", "x", "--yes", "--host-name", "y"],
      "--images",
    ],
    ["JSON where something would be asked", ["--local", "clean", "--images", "--json"], "leave out --json"],
    ["no reason for keeping", ["keep", "db-1"], "--why"],
    ["an address that is none", ["login", "--url", "dunnage", "--token", "t"], "https://"],
  ])("%s", async (_name, args, fix) => {
    const { code, stdout, stderr } = await cli.run(args, {
      env: { DUNNAGE_URL: "http://127.0.0.1:9", DUNNAGE_TOKEN: "t" },
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(fix);
  });

  test.each(["http://x", "tcp://x:99999", "unix://docker.sock", "  "])(
    "an engine's address that cannot be one: %j",
    async (DOCKER_HOST) => {
      for (const args of [["df"], ["info"], ["plan", "--images"], ["clean", "--images", "--yes"]]) {
        const { code, stdout, stderr } = await cli.run(["--local", ...args], { env: { DOCKER_HOST } });
        expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: "" });
        expect(stderr).toMatch(
          /^dunnage: DOCKER_HOST holds no address .*\nSet DOCKER_HOST to unix:.*, tcp:.* or ssh:\/\/user@host\.\n$/,
        );
      }
    },
  );

  test.each([["plan"], ["plan", "--image"], ["df", "--projects", "--objects"]])(
    "as JSON on standard error, where JSON was asked for: %s %s",
    async (...args) => {
      const { code, stdout, stderr } = await cli.run([...args, "--json"]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(JSON.parse(stderr)).toEqual({
        error: { code: "usage", message: expect.any(String), advice: expect.any(String), fields: [] },
      });
    },
  );
});

test.each([
  ["20.19.0", 1],
  ["22.11.9", 1],
  ["22.12.0", 0],
  ["100.0.0", 0],
])("Node %s is told whether it is new enough, by what the package says", async (node, wanted) => {
  const disguised = `Object.defineProperty(process.versions,"node",{value:"${node}"})`;
  const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(disguised)}`;
  const { code, stderr } = await cli.run(["--version"], { env: { NODE_OPTIONS } });
  const told = `dunnage: It needs Node 22.12 or newer, and this is Node ${node}.\n`;
  expect({ code, stderr }).toEqual({ code: wanted, stderr: wanted === 0 ? "" : told });
  expect(manifest.engines.node).toBe(">=22.12");
});

test("whoever is not signed in is told how to be, and how to do without", async () => {
  const { code, stderr } = await cli.run(["df"]);
  expect(code).toBe(4);
  expect(stderr).toContain("dunnage login");
  expect(stderr).toContain("dunnage --local df");
});

test("every command has help with a description of every flag, on standard output", async () => {
  for (const command of ["login", "logout", "info", "df", "plan", "clean", "runs", "keep", "completion"]) {
    const { code, stdout, stderr } = await cli.run([command, "--help"]);
    expect({ command, code, stderr }).toEqual({ command, code: 0, stderr: "" });
    expect(stdout).toContain(`Usage: dunnage ${command}`);
    expect(stdout).not.toMatch(/^ {2}-{1,2}\S+( [<[]\S+)?\s*$/m);
  }
});

test("colours are for terminals, and NO_COLOR turns them off there", async () => {
  const coloured = (text: string) => text.includes("\u001b[31m");
  const at = async (terminal: boolean, env: Record<string, string> = {}) => {
    const { stdout, stderr } = await cli.run(["--local", "df"], { terminal, env });
    return coloured(stdout + stderr);
  };
  expect(await at(true)).toBe(true);
  expect(await at(true, { NO_COLOR: "1" })).toBe(false);
  expect(await at(false)).toBe(false);
});

test("a reader that goes away is no failure", () => {
  const { status, stderr } = spawnSync(
    "bash",
    ["-c", `set -o pipefail; '${process.execPath}' '${cli.program}' --help | head -1`],
    { encoding: "utf8" },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

describe("completion", () => {
  test.each(["bash", "zsh", "fish"])("%s gets a script", async (shell) => {
    const { code, stdout } = await cli.run(["completion", shell]);
    expect(code).toBe(0);
    expect(stdout).toContain("dunnage");
  });

  const onPath = (shell: string) => spawnSync(shell, ["-c", "exit 0"]).status === 0;
  test.for([
    ["bash", "-n"],
    ["zsh", "-n"],
    ["fish", "--no-execute"],
  ] as const)("%s takes the script", async ([shell, flag], { skip }) => {
    skip(!onPath(shell), `no ${shell} on this machine`);
    const { stdout } = await cli.run(["completion", shell]);
    // Through a pipe: Node's standard input is a socket, which fish does not read.
    const read = ["-c", 'cat | "$0" "$1"', shell, flag];
    const { status, stderr } = spawnSync("sh", read, { input: stdout, encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test.each([
    [["p"], ["plan"]],
    [["clean", "--keep"], ["--keep-newest"]],
    [
      ["plan", "--images", ""],
      ["dangling", "unused"],
    ],
    [["keep", "--by", "l"], ["label"]],
    [["plan", "--images=d"], ["dangling"]],
    [["keep", "$(printf ran >&2; echo x)", "--by", "l"], ["label"]],
  ])(
    "bash itself completes %j to %j, running none of it, with the package bash-completion or without",
    (words, wanted) => {
      const script = `
      dunnage() { '${process.execPath}' '${cli.program}' "$@"; }
      source <(dunnage completion bash)
      source <(dunnage completion bash)
      COMP_WORDS=(dunnage ${words.map((word) => `'${word}'`).join(" ")})
      COMP_CWORD=${words.length} COMP_LINE="\${COMP_WORDS[*]}" COMP_POINT=\${#COMP_LINE}
      how=$(complete -p dunnage); how=\${how#*-F }
      "\${how%% *}" dunnage
      printf '%s\\n' "\${COMPREPLY[@]}"`;
      const { stdout, stderr } = spawnSync("bash", ["--norc", "-c", script], { encoding: "utf8" });
      expect(stderr).toBe("");
      expect(stdout.trim().split("\n")).toEqual(wanted);
    },
  );

  test.each([
    [["p"], "plan"],
    [["clean", "--i"], "--images"],
    [["plan", "--images", ""], "dangling"],
  ])("%j is completed by %s", async (words, wanted) => {
    const { stdout } = await cli.run(["complete", "--", ...words]);
    expect(stdout.split("\n").map((line) => line.split("\t")[0])).toContain(wanted);
  });
});
