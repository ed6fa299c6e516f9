import { z } from "zod";
import { GivenName, Instant } from "./primitives.ts";

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
  url: z
    .url({
      protocol: /^https?$/,
      error: "Give an address such as https://registry.example.com.",
      abort: true,
    })
    .max(2000, "At most 2000 characters.")
    .refine((url) => {
      const { username, password } = new URL(url);
      return username === "" && password === "";
    }, "Leave user name and password out of the address."),
});
export type NewRegistry = z.infer<typeof NewRegistry>;
