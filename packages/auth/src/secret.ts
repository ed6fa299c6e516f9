import { randomBytes, randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { StartupProblem } from "@dunnage/api";

const MIN_LENGTH = 32; // characters

/** What is wrong with a secret that somebody made, to follow the name of where it stands; `null` if it will do. */
export function secretProblem(value: string): string | null {
  if (value.length >= MIN_LENGTH) return null;
  return `must be at least ${MIN_LENGTH} characters long. Make one with \`openssl rand -hex 32\`, or leave it out and Dunnage makes its own`;
}

/**
 * The secret that cookies are encrypted with: the given one, or the one kept in the data folder, which is made once. Throws StartupProblem
 * if either is of no use; it is never replaced silently, since that would sign everybody out.
 */
export async function loadSecret({
  value,
  dataDir,
}: {
  value?: string | undefined;
  dataDir: string;
}): Promise<string> {
  if (value !== undefined) {
    const problem = secretProblem(value);
    if (problem === null) return value;
    throw new StartupProblem(`DUNNAGE_SECRET ${problem}.`);
  }
  const file = join(dataDir, "secret");
  const kept = (await readSecret(file)) ?? (await makeSecret(file, dataDir));
  if (kept.length >= MIN_LENGTH) return kept;
  throw new StartupProblem(
    `The secret in ${file} is ${kept === "" ? "empty" : "damaged: too short"}. Put it back from a backup, or delete that file: a new one is made, and everybody signs in again.`,
  );
}

async function readSecret(file: string): Promise<string | null> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return null;
    throw new StartupProblem(
      `The secret in ${file} cannot be read (${codeOf(cause)}). Make that file readable for the user that runs Dunnage, or set DUNNAGE_SECRET.`,
      { cause },
    );
  }
}

/** Written whole under another name first, so that neither a crash nor a second server at the same time leaves half of one. */
async function makeSecret(file: string, dataDir: string): Promise<string> {
  const draft = `${file}.${randomUUID()}`;
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const handle = await open(draft, "w", 0o600);
    try {
      await handle.writeFile(`${randomBytes(32).toString("base64url")}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(draft, file).catch((error: unknown) => {
      // A second server was faster: its secret is the one.
      if (codeOf(error) !== "EEXIST") throw error;
    });
    return (await readFile(file, "utf8")).trim();
  } catch (cause) {
    throw new StartupProblem(
      `The secret cannot be kept in ${file} (${codeOf(cause)}). Make the data folder ${dataDir} writable and see that its disk has room, or set DUNNAGE_SECRET.`,
      { cause },
    );
  } finally {
    await rm(draft, { force: true });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
