import type { AppRouter } from "@dunnage/api";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isTRPCClientError } from "@trpc/client";
import { getQueryKey } from "@trpc/react-query";
import { trpc } from "./client.ts";
import { failureOf } from "./failure.ts";
import { nextPollMs } from "./polling.ts";

/** Errors are shown at once. A query that says nothing of when it asks again does so after what may pass, as every other does. A host on loopback needs no network. */
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
      queries: {
        retry: false,
        networkMode: "always",
        staleTime: 1_000,
        refetchInterval: ({ state: { error } }) =>
          isTRPCClientError<AppRouter>(error) ? nextPollMs(error, false) : false,
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  return queries;
}

const isSignedOut = (error: unknown): boolean =>
  isTRPCClientError<AppRouter>(error) && failureOf(error).kind === "signedOut";
