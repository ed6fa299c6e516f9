import type { EngineContainer, EngineNetwork } from "@dunnage/api";
import { holdsNetwork } from "../holders.ts";
import { type Selection, sparingKept } from "./selection.ts";

/** Custom networks of this host alone that no container names, stopped ones included: without theirs they could not start again. */
export function selectNetworks(
  networks: EngineNetwork[],
  containers: EngineContainer[],
): Selection<EngineNetwork> {
  return sparingKept(
    networks.filter(
      (network) =>
        !network.predefined &&
        !network.ingress &&
        !network.configOnly &&
        network.scope !== "swarm" &&
        !containers.some((container) => holdsNetwork(container, network)),
    ),
  );
}
