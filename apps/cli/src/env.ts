import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

// The one place that reads the environment. An empty variable counts as absent.

/** Every variable that the program goes by, with what it says. What an engine is found by stands in `engineVariables`. */
export const variables = {
  DUNNAGE_URL: "the server, instead of the one that `login` keeps",
  DUNNAGE_TOKEN:
    "the token, instead of the kept one, which is sent to the server that it was kept for and to no other",
  NO_COLOR: "anything: no colours",
  XDG_CONFIG_HOME: "where the sign-in is kept; `~/.config` by default",
  XDG_STATE_HOME: "where the receipts of local runs are kept; `~/.local/state` by default",
  XDG_CACHE_HOME: "where what need not be asked again is kept; `~/.cache` by default",
  SUDO_USER: "who a local run is said to be by, in its receipt; before `USER`",
  USER: "the same",
  NODE_EXTRA_CA_CERTS:
    "a file of further authorities (PEM) whose certificates are trusted, read by Node itself",
} as const;

/** The environment, as far as the program itself reads it: a variable that the table lacks cannot be read. */
export type Variables = Partial<Record<keyof typeof variables | "HOME", string | undefined>>;

export interface Env {
  /** Instead of what `login` keeps. */
  url: string | undefined;
  token: string | undefined;
  /** What `login` keeps. */
  configFile: string;
  /** Where receipts of local runs are kept. */
  runsFolder: string;
  /** Where what need not be asked again is kept. */
  cacheFolder: string;
  /** For finding the engine. */
  all: NodeJS.ProcessEnv;
}

export function readEnv(all: NodeJS.ProcessEnv): Env {
  const own: Variables = all;
  const home = own.HOME || homedir();
  // The XDG base directory specification has relative paths ignored.
  const base = (name: keyof Variables, fallback: string) => {
    const given = own[name] ?? "";
    return join(isAbsolute(given) ? given : join(home, fallback), "dunnage");
  };
  return {
    url: own.DUNNAGE_URL || undefined,
    token: own.DUNNAGE_TOKEN || undefined,
    configFile: join(base("XDG_CONFIG_HOME", ".config"), "login.json"),
    runsFolder: join(base("XDG_STATE_HOME", ".local/state"), "runs"),
    cacheFolder: base("XDG_CACHE_HOME", ".cache"),
    all,
  };
}
