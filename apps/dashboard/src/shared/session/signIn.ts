import type { SignInProblem } from "@dunnage/api/schemas";
import { getCsrfToken, getProviders, signIn } from "next-auth/react";

/** Why signing in did not work; `offline`: the server did not answer; `unknown`: it answered without saying why. */
export type Problem = SignInProblem | "offline" | "unknown";

type Credentials = {
  password: { email: string; password: string; code?: string };
  demo: Record<string, never>;
  setup: { token: string; name: string; email: string; password: string };
  password_link: { token: string; password: string; code: string };
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
    return error ? knownProblem(code) : null;
  } catch {
    return "offline";
  }
}

/** Leaves the page for the provider of single sign-on, or says why not. Comes back to `from`. */
export async function leaveForProvider(from: string): Promise<Problem | null> {
  try {
    const csrfToken = await getCsrfToken();
    // Not next-auth's own: it leaves the page in any case, though there may be no provider to go to.
    const response = await fetch("/api/auth/signin/sso", {
      method: "POST",
      headers: { "X-Auth-Return-Redirect": "1" },
      body: new URLSearchParams({ csrfToken, callbackUrl: from }),
    });
    const answer: unknown = await response.json();
    if (typeof answer !== "object" || answer === null || !("url" in answer)) return "unknown";
    const to = new URL(String(answer.url), location.href);
    const problem = to.origin === location.origin ? to.searchParams.get("problem") : null;
    if (problem !== null) return await knownProblem(problem);
    location.assign(to);
    return null;
  } catch {
    return "offline";
  }
}

/** The contract's schemas are fetched only when there is something to tell: most people sign in at once. */
export async function knownProblem(code: string | undefined): Promise<Problem> {
  const { SignInProblem } = await import("@dunnage/api/schemas");
  const known = SignInProblem.safeParse(code);
  return known.success ? known.data : "unknown";
}
