import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { StartupProblem } from "@dunnage/api";

/** Makes the folder, for its owner alone, unless it is there. Throws StartupProblem. */
export function makeDataFolder(folder: string): void {
  try {
    make(folder);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw new StartupProblem(
      `The data folder ${folder} cannot be made (${code}). Set DUNNAGE_DATA_DIR to a folder that the user that runs Dunnage may write to.`,
      { cause },
    );
  }
}

/** Not Node's recursive one, which never ends where nothing can be made, as under /proc. */
function make(folder: string): void {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) make(parent);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // A second server was faster.
    if (!existsSync(folder)) throw error;
  }
}
