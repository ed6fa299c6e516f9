import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";
import { nextAskMs } from "./nextAskMs.ts";

/** What took the disk in this time. What was shown stays until another time's answer is there. */
export function useUsageHistory(host: string, sinceMs: number) {
  const query = trpc.dockerSystem.history.useQuery(
    { host, sinceMs },
    { refetchInterval: nextAskMs, placeholderData: (before) => before },
  );
  return asPanel(query, useHeldError(query));
}
