import { CredentialsSignin } from "@auth/core/errors";
import { DomainError } from "@dunnage/api";
import type { SignInProblem } from "@dunnage/api/schemas";

/** A sign-in that did not come about. Auth.js passes `code` on to the browser. */
export class Refusal extends CredentialsSignin {
  override readonly code: SignInProblem;

  constructor(code: SignInProblem, options?: { cause: unknown }) {
    super(code, options);
    this.code = code;
  }

  /** What any failure during a sign-in is called in the browser. */
  static of(error: unknown): Refusal {
    if (error instanceof Refusal) return error;
    if (
      error instanceof DomainError &&
      (error.code === "database_full" || error.code === "database_unavailable")
    ) {
      return new Refusal(error.code, { cause: error });
    }
    return new Refusal("internal", { cause: error });
  }
}
