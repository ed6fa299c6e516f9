import { z } from "zod";
import { User } from "../schemas/session.ts";
import {
  Ended,
  Invitation,
  Invited,
  NewInvitation,
  OpenSession,
  PasswordLink,
  RoleInput,
  SessionOfUserInput,
  UserEntry,
  UserInput,
} from "../schemas/users.ts";
import { actorOf, administrator, router } from "../trpc.ts";

export const users = router({
  /** Everybody who may sign in, by name. */
  list: administrator.output(z.array(UserEntry)).query(({ ctx }) => ctx.users.list()),

  /** Counts from their next request on. Errors: `user_not_found` (404), `last_administrator` and `role_from_provider` (409). */
  setRole: administrator
    .meta({ role: "administrator", byToken: false })
    .input(RoleInput)
    .output(User)
    .mutation(({ ctx, input }) => ctx.users.setRole(input.id, input.role)),

  /** Ends their sessions too. Errors: `user_not_found` (404), `last_administrator` (409). */
  remove: administrator
    .meta({ role: "administrator", byToken: false })
    .input(UserInput)
    .output(User)
    .mutation(({ ctx, input }) => ctx.users.remove(input.id)),

  /** For somebody who has lost theirs: they sign in with their password alone again. Errors: `second_factor_off` (409). */
  resetSecondFactor: administrator
    .meta({ role: "administrator", byToken: false })
    .input(UserInput)
    .output(z.object({ id: z.string() }))
    .mutation(async ({ ctx, input: { id } }) => {
      await ctx.users.resetSecondFactor(id);
      return { id };
    }),

  /**
   * For somebody who has lost theirs: answers a link with which they set a new one, once, for a day. It ends their sessions and voids the link before it; a second
   * factor is still asked for. Errors: `user_not_found` (404), `no_password` and `passwords_off` (409).
   */
  newPasswordLink: administrator
    .meta({ role: "administrator", byToken: false })
    .input(UserInput)
    .output(PasswordLink)
    .mutation(({ ctx, input }) => ctx.users.newPasswordLink(input.id, actorOf(ctx))),

  /** Answers a link that works once, for a week. Errors: `passwords_off` (409). */
  invite: administrator
    .meta({ role: "administrator", byToken: false })
    .input(NewInvitation)
    .output(Invited)
    .mutation(({ ctx, input }) => ctx.users.invite(input, actorOf(ctx))),

  /** Those that can still be used, newest first. */
  invitations: administrator.output(z.array(Invitation)).query(({ ctx }) => ctx.users.invitations()),

  /** Errors: `invitation_not_found` (404). */
  withdraw: administrator
    .meta({ role: "administrator", byToken: false })
    .input(UserInput)
    .output(Invitation)
    .mutation(({ ctx, input }) => ctx.users.withdraw(input.id)),

  /** Somebody's open sessions, the last used first. */
  sessions: administrator
    .input(UserInput)
    .output(z.array(OpenSession))
    .query(({ ctx, input }) => ctx.sessions.listOf(input.id, ctx.session.id)),

  /** Errors: `session_not_found` (404). */
  endSession: administrator
    .meta({ role: "administrator", byToken: false })
    .input(SessionOfUserInput)
    .output(z.object({ id: z.string() }))
    .mutation(async ({ ctx, input: { user, id } }) => {
      await ctx.sessions.endOneOf(user, id);
      return { id };
    }),

  /** Signs somebody out on every device. */
  endSessions: administrator
    .meta({ role: "administrator", byToken: false })
    .input(UserInput)
    .output(Ended)
    .mutation(async ({ ctx, input }) => ({ ended: await ctx.sessions.endAllOf(input.id) })),
});
