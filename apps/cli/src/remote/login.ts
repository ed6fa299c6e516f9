import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { exitCodes, Failure, wrongUse } from "../ending.ts";
import type { Env } from "../env.ts";

export interface Login {
  url: string;
  token: string;
}

/** The environment's, or what `login` keeps. Throws a Failure that says how to sign in. */
export async function readLogin({ url, token, configFile }: Env): Promise<Login> {
  const kept = await readKept(configFile);
  // A token is for one server: what is kept for another is never sent there.
  const its = token ?? (url === undefined || url === kept?.url ? kept?.token : undefined);
  const where = url ?? kept?.url;
  if (where === undefined || its === undefined)
    throw new Failure(exitCodes.notAllowed, {
      code: "not_signed_in",
      message: where === undefined ? "No Dunnage server is known yet." : `There is no token for ${where}.`,
      advice:
        "Sign in with `dunnage login`, or set DUNNAGE_URL and DUNNAGE_TOKEN. Without a server: `dunnage --local df`.",
    });
  return { url: addressIn(where), token: tokenIn(its) };
}

async function readKept(file: string): Promise<Login | null> {
  try {
    const kept: unknown = JSON.parse(await readFile(file, "utf8"));
    if (typeof kept !== "object" || kept === null) return null;
    const { url, token } = { url: undefined, token: undefined, ...kept } as Record<string, unknown>;
    return typeof url === "string" && typeof token === "string" ? { url, token } : null;
  } catch {
    return null;
  }
}

/** For its owner alone. */
export async function keepLogin({ configFile }: Env, login: Login): Promise<void> {
  await mkdir(dirname(configFile), { recursive: true, mode: 0o700 });
  // Renamed, so that a file that others may read already does not stay so.
  const fresh = `${configFile}.${process.pid}`;
  await writeFile(fresh, `${JSON.stringify(login, null, 2)}\n`, { mode: 0o600 });
  await rename(fresh, configFile);
}

/** Answers whether there was one. */
export async function forgetLogin({ configFile }: Env): Promise<boolean> {
  const was = (await readKept(configFile)) !== null;
  await rm(configFile, { force: true });
  return was;
}

/** Refused before it goes into a header: whoever is told why it cannot would be told the token too. */
export function tokenIn(text: string): string {
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw wrongUse(
    "The token has spaces, line breaks or other characters in it that no token has.",
    "Give it exactly as Dunnage showed it.",
  );
}

export function addressIn(text: string): string {
  const url = /^https?:\/\/[^/]/i.test(text) ? URL.parse(text) : null;
  if (url && !url.username && !url.password) return text;
  if (url)
    throw wrongUse(
      "The address of the Dunnage server has a user or a password in it.",
      "Give it without them, and a token with --token-stdin or DUNNAGE_TOKEN.",
    );
  throw wrongUse(
    `"${text}" is no address of a Dunnage server.`,
    "Give one such as https://dunnage.example.com.",
  );
}
