import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, for a link. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What is kept of a token. It is as random as the hash is long: a plain hash keeps it. */
export const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** A link that works once, and what is kept of it. The token stands behind `#`, which no server or proxy logs. */
export function newLink(publicUrl: URL, path: string): { link: string; tokenHash: string } {
  const token = newToken();
  return { link: `${publicUrl.origin}${path}#${token}`, tokenHash: hashOf(token) };
}
