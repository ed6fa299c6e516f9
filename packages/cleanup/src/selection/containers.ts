import type { ContainerState, EngineContainer, EngineContainerDetails } from "@dunnage/api";
import { isKept, type Selection } from "./selection.ts";

export type ContainerRule = true | { stoppedForMs: number };

const STOPPED: ReadonlySet<ContainerState> = new Set(["created", "exited", "dead"]);

/** Not running, paused, restarting, going already, or in a state that is not known. */
export function isStopped(container: { state: ContainerState }): boolean {
  return STOPPED.has(container.state);
}

/**
 * Whether a stopped container has been so for as long as the rule asks; `null` where that cannot be told. One that never ran counts from
 * when it was created. Compares the engine's clock with this one.
 */
export function isStoppedLongEnough(
  rule: Exclude<ContainerRule, true>,
  details: EngineContainerDetails,
  nowMs: number,
): boolean | null {
  const stoppedAt = details.finishedAt ?? (details.state === "created" ? details.createdAt : null);
  const stoppedForMs = stoppedAt === null ? Number.NaN : nowMs - Date.parse(stoppedAt);
  return Number.isNaN(stoppedForMs) ? null : stoppedForMs >= rule.stoppedForMs;
}

/** `detailsOf` is asked only where the rule is about time; what cannot be told from it stays. */
export function selectContainers(
  rule: ContainerRule,
  containers: EngineContainer[],
  detailsOf: (containerId: string) => EngineContainerDetails | null,
  nowMs: number,
): Selection<EngineContainer> {
  const selection: Selection<EngineContainer> = { take: [], spare: [] };
  for (const container of containers.filter(isStopped)) {
    const details = rule === true ? null : detailsOf(container.id);
    const due = rule === true || (details && isStoppedLongEnough(rule, details, nowMs));
    if (due === false) continue;
    if (due === null) {
      selection.spare.push({
        object: container,
        reason: "unknown",
        message: "It cannot be told when it stopped.",
      });
    } else if (isKept(container)) {
      selection.spare.push({ object: container, reason: "label_keep", message: null });
    } else {
      selection.take.push(container);
    }
  }
  return selection;
}

export function isSameContainer(container: EngineContainer, details: EngineContainerDetails): boolean {
  return container.id === details.id && container.createdAt === details.createdAt;
}
