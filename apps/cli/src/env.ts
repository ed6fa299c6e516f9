import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

// The one place that reads the environment. An empty variable counts as absent.

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
  const home = all["HOME"] || homedir();
  // The XDG base directory specification has relative paths ignored.
  const base = (name: string, fallback: string) => {
    const given = all[name] ?? "";
    return join(isAbsolute(given) ? given : join(home, fallback), "dunnage");
  };
  return {
    url: all["DUNNAGE_URL"] || undefined,
    token: all["DUNNAGE_TOKEN"] || undefined,
    configFile: join(base("XDG_CONFIG_HOME", ".config"), "login.json"),
    runsFolder: join(base("XDG_STATE_HOME", ".local/state"), "runs"),
    cacheFolder: base("XDG_CACHE_HOME", ".cache"),
    all,
  };
}
