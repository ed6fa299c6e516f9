import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";

export function useTokens(everybodys: boolean) {
  const query = trpc.tokens.list.useQuery(
    { everybodys },
    { refetchInterval: ({ state }) => nextPollMs(state.error, false) },
  );
  return asPanel(query, useHeldError(query));
}
