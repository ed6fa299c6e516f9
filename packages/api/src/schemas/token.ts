import { z } from "zod";
import { GivenName, Instant, Role } from "./primitives.ts";

/** What every token begins with, so that secret scanners know one where they find it: this, and 64 hex digits. */
export const TOKEN_PREFIX = "dunnage_";

/** A token that programs send as `Authorization: Bearer`. Its secret is not in here: it is told once, when it is made. */
export const Token = z.object({
  id: z.string(),
  name: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }),
  /** The role that it was given. */
  role: Role,
  /** What it may do now: its role, or its owner's where that is lower. */
  effectiveRole: Role,
  /** Its last 4 characters, to know it by where it is found. */
  ending: z.string(),
  createdAt: Instant,
  /** `null`: it does not expire. Expired ones stay in the list for 90 days. */
  expiresAt: Instant.nullable(),
  /** Noted once a minute. `null`: never. */
  lastUsedAt: Instant.nullable(),
  /** The address that it was last used from. */
  lastUsedFrom: z.string().nullable(),
});
export type Token = z.infer<typeof Token>;

/** A token's id and name, wherever something is said of it. */
export const TokenRef = Token.pick({ id: true, name: true });
export type TokenRef = z.infer<typeof TokenRef>;

export const NewToken = z.strictObject({
  /** What it is for. */
  name: GivenName,
  /** No higher than its owner's. */
  role: Role,
  /** `null`: it does not expire. */
  expiresInDays: z
    .number()
    .int("A whole number of days.")
    .min(1, "At least 1 day.")
    .max(3650, "At most 3650 days.")
    .nullable(),
});
export type NewToken = z.infer<typeof NewToken>;

/** A token with its secret. */
export const CreatedToken = Token.extend({
  /** What a program sends. Told this once: only its hash is kept. */
  secret: z.string(),
});
export type CreatedToken = z.infer<typeof CreatedToken>;

export const TokenListInput = z.strictObject({
  /** Everybody's. An administrator's to ask. */
  everybodys: z.boolean().optional(),
});
export const TokenInput = z.strictObject({ id: z.uuid() });
