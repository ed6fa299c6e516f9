import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";
import { nextAskMs } from "./nextAskMs.ts";

/** What an object took in this time. What was shown stays until another time's answer is there. */
export function useObjectHistory(host: string, key: string, sinceMs: number) {
  const query = trpc.dockerSystem.objectHistory.useQuery(
    { host, key, sinceMs },
    { refetchInterval: nextAskMs, placeholderData: (before) => before },
  );
  return asPanel(query, useHeldError(query));
}
