import { useMutation } from "@tanstack/react-query";
import { trpc } from "../../shared/trpc/client.ts";

/** Has the host measured and its logs looked for now, because a person asks. */
export function useRefreshDisk(host: string) {
  const utils = trpc.useUtils();
  return useMutation({
    mutationFn: () => utils.client.dockerSystem.disk.query({ host, refresh: true }),
    onSuccess: (disk) => {
      utils.dockerSystem.disk.setData({ host }, disk);
      void utils.dockerSystem.stats.invalidate({ host });
    },
    // The panel's own query says what is wrong, and recovers.
    onError: () => utils.dockerSystem.disk.invalidate({ host }),
  });
}
