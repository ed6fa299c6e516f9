import type { SignInProblem } from "@dunnage/api/schemas";
import { getProviders, signIn } from "next-auth/react";

/** Why signing in did not work; `offline`: the server did not answer; `unknown`: it answered without saying why. */
export type Problem = SignInProblem | "offline" | "unknown";

type Credentials = {
  password: { email: string; password: string };
  setup: { token: string; name: string; email: string; password: string };
  invitation: { token: string; name: string; email: string; password: string };
};

/** Signs in, or says why not. The cookie comes with the answer. */
export async function attemptSignIn<P extends keyof Credentials>(
  provider: P,
  credentials: Credentials[P],
): Promise<Problem | null> {
  // Asked for beforehand, because `signIn` leaves the page when the server is away or does not offer the provider.
  const providers = await getProviders();
  if (!providers) return "offline";
  if (!(provider in providers)) return provider === "setup" ? "setup_done" : "unknown";
  try {
    const { error, code } = await signIn(provider, { ...credentials, redirect: false });
    return error ? problemOf(code) : null;
  } catch {
    return "offline";
  }
}

/** The contract's schemas are fetched only when there is something to tell: most people sign in at once. */
async function problemOf(code: string | undefined): Promise<Problem> {
  const { SignInProblem } = await import("@dunnage/api/schemas");
  const known = SignInProblem.safeParse(code);
  return known.success ? known.data : "unknown";
}
