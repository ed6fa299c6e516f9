import { z } from "zod";
import { SessionInfo } from "../schemas/session.ts";
import { router, viewer } from "../trpc.ts";

/** Who is signed in. */
export const session = router({
  /** Who is signed in, until when, and which hosts they can reach. */
  current: viewer.output(SessionInfo).query(({ ctx }) => {
    const { user, token, startedAt, expiresAt } = ctx.session;
    return { user, token, startedAt, expiresAt, hosts: ctx.hosts.list() };
  }),

  /** Signs this user out on every device, this one included. Their tokens stay. Not with a token. */
  endEverywhere: viewer
    .meta({ role: "viewer", byToken: false })
    .output(z.object({ ended: z.number().int().nonnegative() }))
    .mutation(async ({ ctx }) => ({ ended: await ctx.sessions.endAllOf(ctx.session.user.id) })),
});
