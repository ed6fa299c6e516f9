import { z } from "zod";
import { GivenName, HttpAddress, Instant } from "./primitives.ts";

/** What came of asking a registry for `/v2/`. */
export const RegistryCheckOutcome = z.enum([
  /** It took the credentials. */
  "signed_in",
  /** It answers anybody, so the credentials, if there are any, were not tried. */
  "open",
  /** It wants credentials, and none are kept. */
  "credentials_needed",
  /** It, or the token service that it names, does not take the credentials that are kept. */
  "credentials_refused",
  /** The credentials were sealed under another DUNNAGE_SECRET: give them anew. */
  "credentials_unreadable",
  /** What answers there is no registry, or does not speak version 2 of its API. */
  "not_a_registry",
  /** It leads elsewhere, where Dunnage does not follow. `detail`: where. */
  "redirected",
  /** The token service that it names cannot be used. `detail`: its host, and the status that it answered or the system's code. */
  "token_service_failed",
  /** The address of the token service that it names is none. */
  "token_service_unreadable",
  /** The token service would be sent the password without encryption, so it was not asked. `detail`: its host. */
  "token_service_unencrypted",
  /** The token service took the credentials and told no token. `detail`: its host. */
  "token_service_without_token",
  /** It answers with a failure of its own. `detail`: the status. */
  "failed",
  /** No connection. `detail`: the system's code. */
  "unreachable",
  "timed_out",
  "certificate_expired",
  /** By an authority that this machine does not know, or by itself. */
  "certificate_not_trusted",
  /** The certificate is for another name. */
  "certificate_other_name",
  /** The address says https, and what answers there does not speak it. */
  "not_tls",
]);
export type RegistryCheckOutcome = z.infer<typeof RegistryCheckOutcome>;

/** The last time that a registry was asked. */
export const RegistryCheck = z.object({
  at: Instant,
  outcome: RegistryCheckOutcome,
  /** What else is known, as data for any language: a status, a host, a code. Never a secret. */
  detail: z.string().nullable(),
});
export type RegistryCheck = z.infer<typeof RegistryCheck>;

/** A registry that people here pull from. Its credentials are kept sealed, and never told. */
export const Registry = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  createdAt: Instant,
  hasCredentials: z.boolean(),
  /** `null`: never, or not since its address or credentials were changed. */
  lastCheck: RegistryCheck.nullable(),
});
export type Registry = z.infer<typeof Registry>;

const secretText = z
  .string()
  .max(10_000, "At most 10,000 characters.")
  .regex(/^\P{Cc}*$/u, "No line breaks or other control characters.");

/** A password, or a token in its place. */
export const RegistryCredentials = z.strictObject({
  username: secretText
    .min(1, "Give a user name.")
    .refine((name) => !name.includes(":"), "No colon: it parts the name from the password."),
  password: secretText.min(1, "Give a password or a token."),
});
export type RegistryCredentials = z.infer<typeof RegistryCredentials>;

export const NewRegistry = z.strictObject({
  name: GivenName,
  url: HttpAddress,
  credentials: RegistryCredentials.nullish(),
});
export type NewRegistry = z.infer<typeof NewRegistry>;

export const RegistryInput = z.strictObject({ id: z.uuid() });

/** What is left out stays, but for credentials when the address changes: they are for the old one, so they go unless given anew. */
export const RegistryChange = z.strictObject({
  id: z.uuid(),
  name: GivenName.optional(),
  url: HttpAddress.optional(),
  /** `null`: forget them. */
  credentials: RegistryCredentials.nullish(),
});
export type RegistryChange = z.infer<typeof RegistryChange>;
