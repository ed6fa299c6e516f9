import { useQuery } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { useSession } from "../shared/session/SessionContext.ts";
import { trpc } from "../shared/trpc/client.ts";
import type { DiskUsage } from "../shared/trpc/types.ts";

/** Every object of this host, as far as they are known already: nobody's disk is read for a search. */
export function useKnownUsage(): DiskUsage | undefined {
  const { host } = useSession();
  const { client } = trpc.useUtils();
  const { data } = useQuery({
    // The page with every object asks for the same.
    queryKey: getQueryKey(trpc.dockerSystem.usage, { host: host.id }, "query"),
    queryFn: ({ signal }) => client.dockerSystem.usage.query({ host: host.id, known: true }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}
