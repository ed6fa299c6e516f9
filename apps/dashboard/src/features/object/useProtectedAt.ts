import { trpc } from "../../shared/trpc/client.ts";
import type { UsageObject } from "../../shared/trpc/types.ts";

/** When an object's protection was set; `null`: it has none, it is its own label, or that is not here yet. */
export function useProtectedAt({ protection }: UsageObject): string | null {
  const id = protection?.id ?? null;
  const set = trpc.protections.list.useQuery(undefined, { enabled: id !== null });
  return (id !== null && set.data?.find((one) => one.id === id)?.createdAt) || null;
}
