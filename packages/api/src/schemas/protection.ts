import { z } from "zod";
import { HostId, Instant, ObjectKind } from "./primitives.ts";

/** How a protection knows what it keeps. */
export const ProtectionBy = z.enum([
  /** The engine's id (a volume's name), whole. */
  "id",
  /** A name pattern: `*` stands for any characters, `?` for one. For images the pattern is held against `repository:tag`. */
  "name",
  /** The compose project. */
  "project",
  /** A label on the object: `key`, or `key=value`. */
  "label",
]);
export type ProtectionBy = z.infer<typeof ProtectionBy>;

const oneLine = /^\P{Cc}*$/u;

export const NewProtection = z.strictObject({
  /** Only on this host; `null`: on every host. */
  host: HostId.nullable(),
  /** Only objects of this kind; `null`: of any kind. */
  kind: ObjectKind.nullable(),
  by: ProtectionBy,
  value: z
    .string()
    .trim()
    .min(1, "Say what to protect.")
    .max(1000, "At most 1000 characters.")
    .regex(oneLine, "No line breaks or other control characters."),
  why: z
    .string()
    .trim()
    .min(1, "Say why, for whoever finds it later.")
    .max(500, "At most 500 characters.")
    .regex(oneLine, "No line breaks or other control characters."),
});
export type NewProtection = z.infer<typeof NewProtection>;

/** A standing instruction to keep something, with who said so and why. */
export const Protection = z.object({
  ...NewProtection.shape,
  id: z.string(),
  createdBy: z.object({ id: z.string(), name: z.string() }),
  createdAt: Instant,
});
export type Protection = z.infer<typeof Protection>;

export const ProtectionInput = z.strictObject({ id: z.uuid() });
