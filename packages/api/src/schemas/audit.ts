import { z } from "zod";
import { Instant, pageInput } from "./primitives.ts";

/** One change in Dunnage itself. Nothing changes or removes an entry. */
export const AuditEntry = z.object({
  id: z.string(),
  at: Instant,
  /** `null` where nobody was signed in: the server itself. */
  who: z.object({ id: z.string(), name: z.string() }).nullable(),
  address: z.string().nullable(),
  /** The procedure that was called (`protections.add`), or what the server did (`run.interrupted`). */
  action: z.string(),
  /** Whether it was carried out; otherwise the code of the refusal. */
  result: z.string(),
  /** What was asked for, without secrets. */
  details: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditInput = z.strictObject({
  ...pageInput,
  /** At most so many on the page. Default: 50. */
  limit: z.number().int().min(1).max(200).optional(),
});
export type AuditInput = z.infer<typeof AuditInput>;

/** Newest first. */
export const AuditList = z.object({ entries: z.array(AuditEntry), next: z.string().nullable() });
export type AuditList = z.infer<typeof AuditList>;
