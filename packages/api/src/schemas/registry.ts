import { z } from "zod";
import { GivenName, HttpAddress, Instant } from "./primitives.ts";

/** A registry that people here pull from. Dunnage counts them; credentials are not kept. */
export const Registry = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  createdAt: Instant,
});
export type Registry = z.infer<typeof Registry>;

export const NewRegistry = z.strictObject({
  name: GivenName,
  url: HttpAddress,
});
export type NewRegistry = z.infer<typeof NewRegistry>;
