import { z } from "zod";
import { GivenName, HostRef, Instant, Role } from "./primitives.ts";
import { TokenRef } from "./token.ts";

export const User = z.object({
  id: z.string(),
  email: z.email(),
  name: z.string(),
  role: Role,
});
export type User = z.infer<typeof User>;

/** Who is signed in here, and what they can reach. */
export const SessionInfo = z.object({
  /** With a token: with the role that the token has now. */
  user: User,
  /** The token that this was asked with; `null`: a browser's session. */
  token: TokenRef.nullable(),
  startedAt: Instant,
  /** `null`: a token that does not expire. */
  expiresAt: Instant.nullable(),
  hosts: z.array(HostRef),
});
export type SessionInfo = z.infer<typeof SessionInfo>;

/** The first administrator, or any local user: what a sign-up form must hold. */
export const NewUser = z.strictObject({
  name: GivenName,
  email: z.email("Give an e-mail address such as you@example.com.").max(254, "At most 254 characters."),
  password: z.string().min(12, "At least 12 characters.").max(200, "At most 200 characters."),
});
export type NewUser = z.infer<typeof NewUser>;

/**
 * Why somebody was not signed in, or the first administrator not created: the `code` that sign-in answers. Where it answers another code or
 * none, something went wrong inside: `internal`.
 */
export const SignInProblem = z.enum([
  "invalid_credentials",
  "too_many_attempts",
  /** The set-up link was used, or replaced by a newer one, or copied wrongly. */
  "setup_token_invalid",
  /** There is an administrator already. */
  "setup_done",
  /** The password is right, and a code from the authenticator app is wanted too. */
  "second_factor_needed",
  /** The code is wrong, too old, or was used before. */
  "second_factor_wrong",
  /** Its secret cannot be read: the server's own secret was changed. A recovery code still counts. */
  "second_factor_unreadable",
  /** The invitation was used, was withdrawn, has expired, or was copied wrongly. */
  "invitation_invalid",
  /** The link for a new password was used, was replaced by a newer one, has expired, or was copied wrongly. */
  "password_link_invalid",
  /** There is an account with this e-mail address. */
  "email_taken",
  /** The provider of single sign-on did not answer. */
  "sso_unreachable",
  /** It answered that this person may not, or they left its page. */
  "sso_refused",
  /** Something went wrong on the way there or back: the server's log says what. */
  "sso_failed",
  /** None of this person's groups has a role here. */
  "sso_no_role",
  /** The provider tells no e-mail address. */
  "sso_no_email",
  "invalid_name",
  "invalid_email",
  "invalid_password",
  "database_full",
  "database_unavailable",
  "internal",
]);
export type SignInProblem = z.infer<typeof SignInProblem>;
