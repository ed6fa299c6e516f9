import type { AppRouter } from "@dunnage/api";
import { useQueryClient } from "@tanstack/react-query";
import { isTRPCClientError } from "@trpc/client";
import { useCallback, useSyncExternalStore } from "react";
import { failureOf } from "./failure.ts";

/** Whether Dunnage's server itself answers: false while the last answer to something on screen was none at all. */
export function useServerAnswers(): boolean {
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback((changed: () => void) => cache.subscribe(changed), [cache]);
  return useSyncExternalStore(subscribe, () =>
    cache.getAll().every((query) => !query.isActive() || !lostItsServer(query.state.error)),
  );
}

const lostItsServer = (error: unknown): boolean =>
  isTRPCClientError<AppRouter>(error) && failureOf(error).kind === "offline";
