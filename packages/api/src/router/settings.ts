import { AllSettings, ChangedSettings, NewSettings } from "../schemas/settings.ts";
import { actorOf, administrator, router, viewer } from "../trpc.ts";

/** What holds for the whole of this Dunnage. */
export const settings = router({
  /** As they are now, and as they are where nobody has changed them. */
  get: viewer.output(AllSettings).query(({ ctx }) => ctx.settings.get()),

  /** Changes those that are named, from now on. Answers what they were before, too. */
  update: administrator
    .input(NewSettings)
    .output(ChangedSettings)
    .mutation(({ ctx, input }) => ctx.settings.update(input, actorOf(ctx))),
});
