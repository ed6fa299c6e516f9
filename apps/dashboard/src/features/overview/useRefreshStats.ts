import { useMutation } from "@tanstack/react-query";
import { trpc } from "../../shared/trpc/client.ts";

/** Has the host measured now, because a person asks or because a clean-up changed it. */
export function useRefreshStats(host: string) {
  const utils = trpc.useUtils();
  return useMutation({
    mutationFn: () => utils.client.dockerSystem.stats.query({ host, refresh: true }),
    onSuccess: (stats) => {
      utils.dockerSystem.stats.setData({ host }, stats);
      void utils.dockerSystem.disk.invalidate({ host });
    },
    // The panel's own query says what is wrong, and recovers.
    onError: () => utils.dockerSystem.stats.invalidate({ host }),
  });
}
