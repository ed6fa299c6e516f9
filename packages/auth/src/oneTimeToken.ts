import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, for a link. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What is kept of a token. It is as random as the hash is long: a plain hash keeps it. */
export const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");
