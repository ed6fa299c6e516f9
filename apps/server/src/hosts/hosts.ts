import { DomainError, type Hosts } from "@dunnage/api";
import type { EngineHost } from "./host.ts";

/** The hosts of this server, as its own parts need them. */
export interface ServedHosts extends Hosts {
  /** The named host; without a name the only one. Throws `host_not_found`. */
  get(id: string | undefined): EngineHost;
}

/** The hosts that this server knows: one, until hosts can be added. A wrong name is refused, never taken for the one there is. */
export function hostsOf(only: EngineHost): ServedHosts {
  return {
    list: () => [only.ref],
    get(id) {
      if (id !== undefined && id !== only.ref.id) throw new DomainError("host_not_found", id);
      return only;
    },
  };
}
