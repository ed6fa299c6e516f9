import { DomainError, type Hosts } from "@dunnage/api";
import type { EngineHost } from "./host.ts";

/** The hosts that this server knows: one, until hosts can be added. A wrong name is refused, never taken for the one there is. */
export function hostsOf(only: EngineHost): Hosts {
  return {
    list: () => [only.ref],
    get(id) {
      if (id !== undefined && id !== only.ref.id) throw new DomainError("host_not_found", id);
      return only;
    },
  };
}
