import type { ReactNode } from "react";
import { Redirect, useLocation, useSearch } from "wouter";
import { LiveHost } from "../features/overview/LiveHost.tsx";
import { SessionContext } from "../shared/session/SessionContext.ts";
import type { SignInState } from "../shared/session/signInState.ts";
import { useSignedInAtAll } from "../shared/session/useSignedInAtAll.ts";
import { trpc } from "../shared/trpc/client.ts";
import { failureOf } from "../shared/trpc/failure.ts";
import { nextPollMs } from "../shared/trpc/polling.ts";
import { useHeldError } from "../shared/trpc/useHeldError.ts";
import { Opening } from "./Opening.tsx";
import { Shell } from "./Shell.tsx";

const RENEW_MS = 60_000;

/** Lets the signed-in through, and tells the pages who they are; sends others to the sign-in page and remembers where they were. */
export function SignedIn({ children }: { children: ReactNode }) {
  const [path] = useLocation();
  const search = useSearch();
  const from = search ? `${path}?${search}` : path;
  const atAll = useSignedInAtAll();
  const query = trpc.session.current.useQuery(undefined, {
    // Where that question failed, the contract's own answer says what is wrong.
    enabled: atAll.isError || atAll.data === true,
    refetchInterval: ({ state }) => (state.error ? nextPollMs(state.error, false) : RENEW_MS),
  });
  const error = useHeldError(query);
  const failure = error && failureOf(error);
  const session = query.data;
  if (atAll.data === false) return <Redirect to="/sign-in" state={{ from } satisfies SignInState} replace />;
  if (failure?.kind === "signedOut") {
    const state: SignInState = { from, ...(session && { why: "ended" }) };
    return <Redirect to="/sign-in" state={state} replace />;
  }
  if (!session) return <Opening failure={failure} onRetry={() => void query.refetch()} />;
  const [host] = session.hosts;
  if (!host)
    return <Opening failure={{ kind: "other", requestId: null }} onRetry={() => void query.refetch()} />;
  return (
    <SessionContext value={{ session, host }}>
      <LiveHost host={host.id}>
        <Shell>{children}</Shell>
      </LiveHost>
    </SessionContext>
  );
}
