import { AuditInput, AuditList } from "../schemas/audit.ts";
import { administrator, router } from "../trpc.ts";

export const audit = router({
  /** Every change in Dunnage itself, newest first. */
  list: administrator
    .input(AuditInput.optional())
    .output(AuditList)
    .query(({ ctx, input }) => ctx.audit.list(input ?? {})),
});
