import { TRPCError } from "@trpc/server";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";

/** A call that is refused before anything is done: what is wrong with it, and what would be right. */
export class RefusedCall extends TRPCError {
  readonly advice: string;

  constructor(code: TRPC_ERROR_CODE_KEY, message: string, advice: string, options: { cause?: unknown } = {}) {
    super({ code, message, ...options });
    this.advice = advice;
  }
}

/** Said of every request that is nobody's, with the same words whatever was wrong with its token or cookie. */
export const notSignedIn = () =>
  new RefusedCall(
    "UNAUTHORIZED",
    "Nobody is signed in, and no valid token was sent.",
    "Sign in, or send a token that is valid: `Authorization: Bearer …`.",
  );

/** Said of a body that is none: there is no field to name then. */
export const notJson = (cause: unknown) =>
  new RefusedCall("PARSE_ERROR", "The body is not JSON.", 'Send an object such as {"images": true}.', {
    cause,
  });

/** For what only some roles may. */
export const notAllowed = (message: string, advice: string) => new RefusedCall("FORBIDDEN", message, advice);
