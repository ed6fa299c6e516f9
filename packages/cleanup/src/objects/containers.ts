import type { ContainerState } from "@dunnage/api";

const STOPPED: ReadonlySet<ContainerState> = new Set(["created", "exited", "dead"]);

/** Not running, paused, restarting, going already, or in a state that is not known. */
export function isStopped(container: { state: ContainerState }): boolean {
  return STOPPED.has(container.state);
}
