import { AuditInput, AuditList } from "../schemas/audit.ts";
import { administrator, router } from "../trpc.ts";

/** What was changed in Dunnage itself, and by whom. */
export const audit = router({
  /** Every change in Dunnage itself, newest first. */
  list: administrator
    .input(AuditInput.optional())
    .output(AuditList)
    .query(({ ctx, input }) => ctx.audit.list(input ?? {})),
});
