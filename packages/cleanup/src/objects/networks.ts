import type { EngineNetwork } from "@dunnage/api";

/** Of a swarm, or one that only configures others. */
export function isSpecial({ ingress, configOnly, scope }: EngineNetwork): boolean {
  return ingress || configOnly || scope === "swarm";
}
