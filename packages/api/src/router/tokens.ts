import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { notAllowed } from "../refusedCall.ts";
import { lesserRole } from "../schemas/primitives.ts";
import { CreatedToken, NewToken, Token, TokenInput, TokenListInput } from "../schemas/token.ts";
import { router, viewer } from "../trpc.ts";

export const tokens = router({
  /** One's own, or everybody's for an administrator; newest first. */
  list: viewer
    .input(TokenListInput.optional())
    .output(z.array(Token))
    .query(({ ctx, input }) => {
      const { id, role } = ctx.session.user;
      if (!input?.everybodys) return ctx.tokens.list(id);
      if (role === "administrator") return ctx.tokens.list(null);
      throw notAllowed(
        "Only an administrator may see everybody's tokens.",
        "Leave `everybodys` out to see yours.",
      );
    }),

  /** The answer has the secret, this once. Not with a token. Errors: `too_many_tokens` (409). */
  create: viewer
    .meta({ role: "viewer", byToken: false })
    .input(NewToken)
    .output(CreatedToken)
    .mutation(({ ctx, input }) => {
      const { user } = ctx.session;
      if (lesserRole(input.role, user.role) === input.role) return ctx.tokens.create(input, user);
      const message = `must be no higher than your own role, which is ${user.role}.`;
      throw new TRPCError({
        code: "BAD_REQUEST",
        cause: new z.ZodRealError([{ code: "custom", path: ["role"], message, input: input.role }]),
      });
    }),

  /** Counts at once. One's own, or anybody's for an administrator. Not with a token. Errors: `token_not_found` (404). */
  revoke: viewer
    .meta({ role: "viewer", byToken: false })
    .input(TokenInput)
    .output(Token)
    .mutation(({ ctx, input }) => {
      const { id, role } = ctx.session.user;
      return ctx.tokens.revoke(input.id, role === "administrator" ? null : id);
    }),
});
