import type { Engine } from "@dunnage/api";
import type { HostRef } from "@dunnage/api/schemas";
import type { ServedHosts } from "../hosts/hosts.ts";

/**
 * `null` if it cannot be asked, or is not known to be the plan's: another server on this database may call its host the same, and another engine on the
 * same machine has none of its objects.
 */
export async function engineOf(
  { id }: HostRef,
  identity: string | null,
  hosts: ServedHosts,
): Promise<Engine | null> {
  if (!hosts.list().some((ref) => ref.id === id)) return null;
  const host = hosts.get(id);
  try {
    await host.info();
    return identity === host.engineIdentity ? host.engine : null;
  } catch {
    return null;
  }
}
