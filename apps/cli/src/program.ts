import { script } from "@bomb.sh/tab";
import tab from "@bomb.sh/tab/commander";
import { Command, Option } from "commander";
import { type ExitCode, wrongUse } from "./ending.ts";
import type { Env } from "./env.ts";
import type { Terminal } from "./terminal.ts";
import { version } from "./version.ts";

export interface Around {
  terminal: Terminal;
  env: Env;
}

interface Told {
  onEnd: (code: ExitCode) => void;
  /** Told in words what was wrong with the command line, before that is thrown. */
  onMisuse: (text: string) => void;
}

/** Every command, its flags and its help. What a command needs is loaded when it is called: a short one does not wait for the rest. */
export function programFor(around: Around, { onEnd, onMisuse }: Told): Command {
  const { terminal } = around;
  const program = new Command("dunnage")
    .description(
      "See where a Docker host's disk went, see what a clean-up would take, and take exactly that.",
    )
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => onMisuse(text.trimEnd()),
    })
    .configureHelp({ showGlobalOptions: false })
    .showHelpAfterError("Add --help to see how it is used.")
    .addOption(localOption())
    .addOption(hostOption())
    .addOption(jsonOption())
    .addHelpText("after", mainExamples);

  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- what commander hands over has no type of its own
  const command = <Options extends object>(
    usage: string,
    description: string,
    load: () => Promise<(given: Options, around: Around, ...args: string[]) => Promise<ExitCode>>,
  ) => {
    const made = program.command(usage).description(description).addOption(jsonOption());
    made.action(async (...call: unknown[]) => {
      const given = made.optsWithGlobals<Options & { local?: true }>();
      if (given.local && !localCommands.has(made.name()))
        throw wrongUse(
          `\`dunnage ${made.name()}\` needs a server.`,
          `Leave out --local. Without a server there are: ${[...localCommands].join(", ")}.`,
        );
      const run = await load();
      const args = call.slice(0, -2).filter((arg) => typeof arg === "string");
      onEnd(await run(given, around, ...args));
    });
    return made;
  };

  command("login", "sign in to a Dunnage server with an API token, and keep that for this user", async () => {
    return (await import("./commands/login.ts")).login;
  })
    .option("--url <url>", "the server's address, as the browser shows it")
    .option("--token <token>", "the token; others on this machine can see it in the list of processes")
    .option("--token-stdin", "read the token from standard input")
    .addHelpText(
      "after",
      examples(["dunnage login", "dunnage login --url https://dunnage.example.com --token-stdin < token"]),
    );

  command(
    "logout",
    "forget the server and the token",
    async () => (await import("./commands/login.ts")).logout,
  );

  command("info", "what the host and its engine are", async () => (await import("./commands/info.ts")).info)
    .addOption(localOption())
    .addOption(hostOption());

  command(
    "df",
    "where the disk went, and what can be had back",
    async () => (await import("./commands/df.ts")).df,
  )
    .addOption(localOption())
    .addOption(hostOption())
    .addOption(new Option("--objects", "every object, the largest first").conflicts("projects"))
    .option("--projects", "what each compose project takes")
    .addHelpText(
      "after",
      examples(["dunnage df", "dunnage --local df --objects", "dunnage df --json | jq .totals.images"]),
    );

  withRules(
    command("plan", "what a clean-up would take, object by object; changes nothing", async () => {
      return (await import("./commands/plan.ts")).makePlan;
    }),
  )
    .option("--kept", "also what stays, and why")
    .addHelpText(
      "after",
      examples([
        "dunnage plan --images dangling --build-cache",
        "dunnage --local plan --containers=30d --images unused --keep-newest 3",
        "dunnage plan --volumes unused --except db-data --kept",
        "dunnage plan --containers --images unused --project shop",
      ]),
    );

  withRules(
    command("clean", "show what goes, ask, and remove exactly that", async () => {
      return (await import("./commands/clean.ts")).clean;
    }),
  )
    .option("--plan <id>", "run a plan that `dunnage plan` or the dashboard made, instead of rules")
    .option("--yes", "do not ask")
    .option(
      "--host-name <name>",
      "the host's name: needed beside --yes where volumes with a name go, and for --plan",
    )
    .addHelpText(
      "after",
      examples([
        "dunnage clean --images dangling --build-cache",
        "dunnage clean --containers=7d --images unused --created-for 14d --yes --json",
        "dunnage --local clean --volumes unused --yes --host-name db-1",
      ]),
    );

  command("runs [id]", "the clean-ups so far, or one of them with its receipt", async () => {
    return (await import("./commands/runs.ts")).runs;
  })
    .addOption(hostOption())
    .option("--limit <number>", "how many, 1 to 100", "20")
    .option("--search <text>", "those that have an object of this name or id, or were started by this person")
    .addHelpText("after", examples(["dunnage runs", "dunnage runs --search shop/web"]));

  const keep = command(
    "keep [what]",
    "what is kept whatever a rule says: list it, or add to it",
    async () => {
      return (await import("./commands/keep.ts")).keep;
    },
  );
  keep
    .option("--why <reason>", "the reason, for whoever finds it later")
    .addOption(new Option("--kind <kind>", "only objects of this kind").choices(kinds))
    .addOption(
      new Option("--by <how>", "what <what> is").choices(["name", "id", "project", "label"]).default("name"),
    )
    .option("--only-on <host>", "only on the host of this id; otherwise on every host")
    .option("--remove <id>", "end the protection of this id")
    .addHelpText(
      "after",
      examples([
        "dunnage keep",
        'dunnage keep "db-*" --kind volumes --why "databases"',
        'dunnage keep shop --by project --why "the shop"',
        "dunnage keep --remove 7c0e…",
      ]),
    );

  tab(program, { completionCommandName: "completion" });
  program.commands
    .find((one) => one.name() === "completion")
    ?.action((shell: string) =>
      shell === "bash" ? terminal.out(bashCompletion) : script(shell, "dunnage", "dunnage"),
    );
  return program;
}

/**
 * For bash the library's own script would run what stands on the line (`$(…)`) to find out how it goes on, needs the package bash-completion, and can be
 * read only once in a shell. Here the words are handed over as they are; bash itself puts what stands before a `=` back.
 */
const bashCompletion = `_dunnage() {
    local words
    read -ra words <<< "\${COMP_LINE:0:COMP_POINT}"
    [[ \${COMP_LINE:0:COMP_POINT} != *[[:space:]] ]] || words+=("")
    local IFS=$'\\n'
    COMPREPLY=($(dunnage complete -- "\${words[@]:1}" 2>/dev/null | sed -e '/^:/d' -e $'s/\\t.*//'))
}
complete -F _dunnage dunnage`;

const localCommands = new Set(["info", "df", "plan", "clean"]);
const kinds = ["containers", "images", "volumes", "networks", "buildCache"];

const localOption = () =>
  new Option(
    "--local",
    "work straight at this machine's engine (DOCKER_HOST), without a server: df, plan, clean, info",
  );
const hostOption = () =>
  new Option("--host <id>", "the host, where the server has several").conflicts("local");
const jsonOption = () => new Option("--json", "for scripts: the whole answer as JSON on standard output");

/** The flags that say what is cleaned up. Each alone stands for the word that takes the least. */
function withRules(command: Command): Command {
  return command
    .addOption(localOption())
    .addOption(hostOption())
    .option(
      "--containers [stopped-for]",
      "stopped containers, or those that stopped so long ago: --containers=30d",
    )
    .addOption(
      new Option("--images [which]", "dangling (as the flag alone), or all unused ones").choices([
        "dangling",
        "unused",
      ]),
    )
    .addOption(
      new Option(
        "--volumes [which]",
        "anonymous (as the flag alone), or all unused ones, with a name too",
      ).choices(["anonymous", "unused"]),
    )
    .option("--networks", "networks that no container names")
    .addOption(
      new Option("--build-cache [which]", "unused (as the flag alone), or all that is not in use").choices([
        "unused",
        "all",
      ]),
    )
    .option("--created-for <time>", "only what was made so long ago: 12h, 30d, 2w")
    .option(
      "--unused-for <time>",
      "only what has not been used for so long, as far as the server has watched",
    )
    .option("--keep-newest <number>", "of each repository, the newest tags stay: so many")
    .option("--project <name>", "only what belongs to this compose project")
    .option("--except <name...>", "objects that stay: names, ids, or keys of `--json`")
    .option("--only <name...>", "nothing but these objects, where the rules take them");
}

const examples = (lines: string[]) => `\nExamples:\n${lines.map((line) => `  ${line}`).join("\n")}`;

const mainExamples = `
Environment:
  DUNNAGE_URL, DUNNAGE_TOKEN   the server and the token, instead of what \`dunnage login\` keeps
  DOCKER_HOST                  the engine for --local, as the docker CLI reads it
  NO_COLOR                     no colours

Exit codes:
  0 done   1 failed   2 wrong use   3 server or engine cannot be reached   4 not signed in, or not allowed
  5 done in part: something failed, or the clean-up was cancelled

Without a server, in one line:
  dunnage --local plan --images unused --build-cache`;
