import { z } from "zod";
import { SessionInfo } from "../schemas/session.ts";
import {
  AccountInfo,
  BegunSecondFactor,
  BothFactors,
  Ended,
  OneTimeCode,
  OpenSession,
  PasswordAgain,
  PasswordChange,
  RecoveryCodes,
  SessionInput,
} from "../schemas/users.ts";
import { actorOf, router, viewer } from "../trpc.ts";

/** Who is signed in. */
export const session = router({
  /** Who is signed in, until when, and which hosts they can reach. */
  current: viewer.output(SessionInfo).query(({ ctx }) => {
    const { user, token, startedAt, expiresAt } = ctx.session;
    return { user, token, startedAt, expiresAt, hosts: ctx.hosts.list() };
  }),

  /** How this user signs in. */
  account: viewer.output(AccountInfo).query(({ ctx }) => ctx.account.info(ctx.session.user.id)),

  /** This user's open sessions, the last used first. */
  list: viewer
    .output(z.array(OpenSession))
    .query(({ ctx }) => ctx.sessions.listOf(ctx.session.user.id, ctx.session.id)),

  /** Ends one of this user's sessions. Errors: `session_not_found` (404). */
  end: viewer
    .meta({ role: "viewer", byToken: false })
    .input(SessionInput)
    .output(z.object({ id: z.string() }))
    .mutation(async ({ ctx, input: { id } }) => {
      await ctx.sessions.endOneOf(ctx.session.user.id, id);
      return { id };
    }),

  /** Signs this user out on every device but this one. */
  endOthers: viewer
    .meta({ role: "viewer", byToken: false })
    .output(Ended)
    .mutation(async ({ ctx }) => ({
      ended: await ctx.sessions.endAllOf(ctx.session.user.id, ctx.session.id),
    })),

  /** Signs this user out on every device, this one included. Their tokens stay. Not with a token. */
  endEverywhere: viewer
    .meta({ role: "viewer", byToken: false })
    .output(Ended)
    .mutation(async ({ ctx }) => ({ ended: await ctx.sessions.endAllOf(ctx.session.user.id) })),

  /** Ends this user's other sessions too. Errors: `wrong_password` (400), `too_many_attempts` (429), `passwords_off` (409). */
  changePassword: viewer
    .meta({ role: "viewer", audited: "withoutInput", byToken: false })
    .input(PasswordChange)
    .output(Ended)
    .mutation(({ ctx, input }) => ctx.account.changePassword(input, ctx.session.id, actorOf(ctx))),

  /** Answers the secret for an authenticator app, which counts once it is confirmed. Errors: `wrong_password` (400), `second_factor_on` (409). */
  beginSecondFactor: viewer
    .meta({ role: "viewer", audited: "withoutInput", byToken: false })
    .input(PasswordAgain)
    .output(BegunSecondFactor)
    .mutation(({ ctx, input }) => ctx.account.beginSecondFactor(input, actorOf(ctx))),

  /** From now on signing in takes a code. Answers the recovery codes, this once. Errors: `wrong_code` (400). */
  confirmSecondFactor: viewer
    .meta({ role: "viewer", audited: "withoutInput", byToken: false })
    .input(OneTimeCode)
    .output(RecoveryCodes)
    .mutation(({ ctx, input }) => ctx.account.confirmSecondFactor(input.code, actorOf(ctx))),

  /** Voids the ones before. Errors: `wrong_password`, `wrong_code` (400), `second_factor_off` (409). */
  newRecoveryCodes: viewer
    .meta({ role: "viewer", audited: "withoutInput", byToken: false })
    .input(BothFactors)
    .output(RecoveryCodes)
    .mutation(({ ctx, input }) => ctx.account.newRecoveryCodes(input, actorOf(ctx))),

  /** Errors: `wrong_password`, `wrong_code` (400), `second_factor_off` (409). */
  removeSecondFactor: viewer
    .meta({ role: "viewer", audited: "withoutInput", byToken: false })
    .input(BothFactors)
    .output(z.object({ on: z.literal(false) }))
    .mutation(async ({ ctx, input }) => {
      await ctx.account.removeSecondFactor(input, actorOf(ctx));
      return { on: false as const };
    }),
});
