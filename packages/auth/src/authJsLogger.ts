import type { AuthConfig } from "@auth/core";
import { AuthError, CallbackRouteError } from "@auth/core/errors";
import type { AuthLog } from "./log.ts";
import { Refusal } from "./refusal.ts";

/** What Auth.js calls an error is mostly a client's mistake. Its debug lines hold whole requests, passwords too, and go nowhere. */
export function authJsLogger(log: AuthLog): NonNullable<AuthConfig["logger"]> {
  return {
    error(error) {
      if (error instanceof Refusal) return; // Told where it was refused.
      if (isClientsMistake(error)) log.debug({ problem: error.name }, "a request that sign-in does not take");
      else if (error instanceof CallbackRouteError) {
        // On the way back from a provider. It may be anybody's invention, so it is no error of ours.
        log.warn({ err: error.cause?.err ?? error }, "single sign-on failed");
      } else log.error({ err: error }, "Auth.js failed");
    },
    warn: (code) => log.warn({ code }, "Auth.js warns"),
    debug: () => undefined,
  };
}

/** A cookie of another secret, a wrong address or method, a form without its token: by Auth.js's names. */
const clientsMistakes = new Set([
  "InvalidCheck", // Back from a provider, with a cookie that is gone or of another attempt.
  "InvalidProvider",
  "JWTSessionError",
  "MissingAdapter", // WebAuthn was asked for.
  "MissingCSRF",
  "OAuthCallbackError", // The provider said no, or they left its page.
  "SignOutError",
  "UnknownAction",
]);

function isClientsMistake(error: Error): boolean {
  return (
    (error instanceof AuthError && clientsMistakes.has(error.type)) ||
    error instanceof SyntaxError || // A body that is no JSON.
    error.message.startsWith("Provider with id")
  );
}
