import { z } from "zod";

/** Bytes, counted as the engine counts them (apparent bytes on overlay2). What cannot be known is `null`. */
export const Bytes = z.number().int().nonnegative();

/** An instant, ISO 8601 in UTC. */
export const Instant = z.iso.datetime();

/** A duration in milliseconds. */
export const Milliseconds = z.number().int().nonnegative();

/** The id of a host, as `session.current` lists it. */
export const HostId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "must be lower-case letters, digits and dashes, at most 63");

/** What people call something or themselves. */
export const GivenName = z
  .string()
  .trim()
  .min(1, "Give a name.")
  .max(100, "At most 100 characters.")
  .regex(/^\P{Cc}*$/u, "No line breaks or other control characters.");

/** An address on the web, without a user name or password in it. */
export const HttpAddress = z
  .url({ protocol: /^https?$/, error: "Give an address such as https://example.com.", abort: true })
  .max(2000, "At most 2000 characters.")
  .refine((url) => {
    const { username, password } = new URL(url);
    return username === "" && password === "";
  }, "Leave user name and password out of the address.");

/** The host that an answer is about. Every answer carries it, so that one host's numbers are never taken for another's. */
export const HostRef = z.object({ id: HostId, name: z.string() });
export type HostRef = z.infer<typeof HostRef>;

/** Names the host to ask. Without it: the only one there is. */
export const HostInput = z.strictObject({ host: HostId.optional() });
export type HostInput = z.infer<typeof HostInput>;

/** The kinds of object that an engine keeps, as they are named in rules and totals. */
export const ObjectKind = z.enum(["containers", "images", "volumes", "networks", "buildCache"]);
export type ObjectKind = z.infer<typeof ObjectKind>;

/** The kinds that take disk. A network takes none. */
export const DiskKind = z.enum(["images", "containers", "volumes", "buildCache"]);
export type DiskKind = z.infer<typeof DiskKind>;

/** Which page of a list is wanted. */
export const pageInput = {
  /** `next` of the page before. Without it: the first page. */
  cursor: z.string().max(200).optional(),
  /** What @trpc/react-query sends along with it: pages go forward, whatever it says. */
  direction: z.enum(["forward", "backward"]).optional(),
};

/** How sure a number is: as the engine itself counts, worked out from what it tells, or not known (then the number is `null`). */
export const Certainty = z.enum(["exact", "estimate", "unknown"]);
export type Certainty = z.infer<typeof Certainty>;

/** What people may do: read; clean up and protect; everything. Each may do what those before it may. */
export const Role = z.enum(["viewer", "operator", "administrator"]);
export type Role = z.infer<typeof Role>;

/** Of two roles the one that may do less. */
export const lesserRole = (one: Role, other: Role): Role =>
  Role.options.indexOf(one) < Role.options.indexOf(other) ? one : other;
