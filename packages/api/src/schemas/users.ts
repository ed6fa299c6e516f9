import { z } from "zod";
import { GivenName, Instant, Role } from "./primitives.ts";
import { NewUser, User } from "./session.ts";

/** By a password of their own, or by the provider of single sign-on, which then says what role they have. */
export const SignsInBy = z.enum(["password", "provider"]);
export type SignsInBy = z.infer<typeof SignsInBy>;

/** Somebody who may sign in, as administrators see them. */
export const UserEntry = z.object({
  ...User.shape,
  createdAt: Instant,
  /** `null`: never, or before Dunnage began to note it. */
  signedInAt: Instant.nullable(),
  /** How many sessions are open. */
  sessions: z.number().int().nonnegative(),
  signsInBy: SignsInBy,
  /** Whether a code is asked for after the password. */
  secondFactor: z.boolean(),
});
export type UserEntry = z.infer<typeof UserEntry>;

export const UserInput = z.strictObject({ id: z.uuid() });
export const RoleInput = z.strictObject({ id: z.uuid(), role: Role });

/** A one-time link with which somebody makes their own account. */
export const Invitation = z.object({
  id: z.string(),
  /** Whom it is for, in the words of who invited. */
  whom: z.string(),
  role: Role,
  createdBy: z.object({ id: z.string(), name: z.string() }),
  createdAt: Instant,
  expiresAt: Instant,
});
export type Invitation = z.infer<typeof Invitation>;

export const NewInvitation = z.strictObject({ whom: GivenName, role: Role });
export type NewInvitation = z.infer<typeof NewInvitation>;

/** The link is told this once: Dunnage keeps its hash alone. */
export const Invited = z.object({ invitation: Invitation, link: z.url() });
export type Invited = z.infer<typeof Invited>;

/** With which somebody who has lost their password sets a new one. Told this once: Dunnage keeps its hash alone. */
export const PasswordLink = z.object({ user: User, link: z.url(), expiresAt: Instant });
export type PasswordLink = z.infer<typeof PasswordLink>;

/** One browser that somebody is signed in with. */
export const OpenSession = z.object({
  id: z.string(),
  /** What the browser calls itself; "" if it does not say. */
  userAgent: z.string(),
  address: z.string(),
  startedAt: Instant,
  /** To the hour. */
  lastSeenAt: Instant,
  expiresAt: Instant,
  /** Whether it is the one that asks. */
  current: z.boolean(),
});
export type OpenSession = z.infer<typeof OpenSession>;

/** How somebody signs in. */
export const AccountInfo = z.object({
  signsInBy: SignsInBy,
  secondFactor: z.object({
    on: z.boolean(),
    /** How many recovery codes are unused. */
    codesLeft: z.number().int().nonnegative(),
  }),
});
export type AccountInfo = z.infer<typeof AccountInfo>;

export const SessionInput = z.strictObject({ id: z.uuid() });
export const SessionOfUserInput = z.strictObject({ user: z.uuid(), id: z.uuid() });

/** How many sessions were ended. */
export const Ended = z.object({ ended: z.number().int().nonnegative() });

export const PasswordChange = z.strictObject({
  current: z.string().max(200, "At most 200 characters."),
  password: NewUser.shape.password,
});
export type PasswordChange = z.infer<typeof PasswordChange>;

const TypedCode = z.string().min(1, "Type the code.").max(100, "At most 100 characters.");

/** The password once more: a browser left open is not its user. */
export const PasswordAgain = PasswordChange.pick({ current: true });
export type PasswordAgain = z.infer<typeof PasswordAgain>;

export const OneTimeCode = z.strictObject({ code: TypedCode });

/** Password and code. */
export const BothFactors = z.strictObject({ ...PasswordAgain.shape, code: TypedCode });
export type BothFactors = z.infer<typeof BothFactors>;

/** For an authenticator app: by hand in base32, or by a picture of the address. */
export const BegunSecondFactor = z.object({ secret: z.string(), uri: z.string() });
export type BegunSecondFactor = z.infer<typeof BegunSecondFactor>;

/** Told this once: their hashes alone are kept. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;
