import type { AppRouter } from "@dunnage/api";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isTRPCClientError } from "@trpc/client";
import { getQueryKey } from "@trpc/react-query";
import { trpc } from "./client.ts";
import { failureOf } from "./failure.ts";

/** Errors are shown at once; each query says by `refetchInterval` when it asks again. A host on loopback needs no network. */
export function createQueryClient(): QueryClient {
  const session = getQueryKey(trpc.session.current, undefined, "query");

  // Whoever hears that the session is over has the session itself asked for; the gate that shows it then closes.
  const onError = (error: unknown) => {
    if (isSignedOut(error) && !isSignedOut(queries.getQueryState(session)?.error)) {
      void queries.invalidateQueries({ queryKey: session });
    }
  };

  const queries = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry: false, networkMode: "always", staleTime: 1_000 },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  return queries;
}

const isSignedOut = (error: unknown): boolean =>
  isTRPCClientError<AppRouter>(error) && failureOf(error).kind === "signedOut";
