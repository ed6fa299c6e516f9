import { z } from "zod";
import { SessionInfo } from "../schemas/session.ts";
import { router, viewer } from "../trpc.ts";

/** Who is signed in. */
export const session = router({
  /** Who is signed in, until when, and which hosts they can reach. */
  current: viewer.output(SessionInfo).query(({ ctx }) => {
    const { user, startedAt, expiresAt } = ctx.session;
    return { user, startedAt, expiresAt, hosts: ctx.hosts.list() };
  }),

  /** Signs this user out on every device, this one included. */
  endEverywhere: viewer
    .output(z.object({ ended: z.number().int().nonnegative() }))
    .mutation(async ({ ctx }) => ({ ended: await ctx.sessions.endAllOf(ctx.session.user.id) })),
});
