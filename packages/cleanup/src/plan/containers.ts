import type { EngineContainer } from "@dunnage/api";
import { keyOf } from "../inventory/inventory.ts";
import { isStopped } from "../objects/containers.ts";
import { type Drafting, type Spared, type Subject, sized, spared, tooRecent } from "./drafting.ts";
import type { Knowledge } from "./knowledge.ts";
import { isLongAgo } from "./limits.ts";

/** Stopped containers. Answers those that stay. */
export function draftContainers(draft: Drafting): ReadonlySet<EngineContainer> {
  const { containers, stoppedAt } = draft.inventory;
  const stay = new Set<EngineContainer>();
  for (const container of containers) {
    const { id, names, labels, createdAt } = container;
    const subject: Subject = {
      key: keyOf("containers", id),
      kind: "containers",
      id,
      names,
      labels,
      createdAt,
      lastUsedAt: lastStopped(container, stoppedAt.get(id), draft.order.sightings),
    };
    const size = sized(container.sizeBytes);
    const reason = reasonToStay(draft, container, subject);
    if (reason) {
      draft.spare(subject, reason, size);
      stay.add(container);
    } else {
      const since = stoppedAt.get(container.id);
      const code = container.state === "created" ? "never_started" : "stopped";
      draft.take(subject, { code, params: { state: container.state, ...(since && { since }) } }, size);
    }
  }
  return stay;
}

/** What runs has not stopped, and what never ran has not either. Where the stop was not read, what was seen of it stands in. */
export function lastStopped(
  { id, state }: EngineContainer,
  stoppedAt: string | null | undefined,
  sightings: Knowledge["sightings"],
): string | null {
  if (state !== "exited" && state !== "dead") return null;
  return stoppedAt ?? sightings.get(keyOf("containers", id))?.lastUsedAt ?? null;
}

function reasonToStay(draft: Drafting, container: EngineContainer, subject: Subject): Spared | null {
  const rule = draft.limits.containers;
  if (draft.order.own.has(`containers/${container.id}`)) return spared("own");
  if (!isStopped(container)) return spared("running", { state: container.state });
  const guarded = draft.guard(subject);
  if (guarded) return guarded;
  if (rule === null) return spared("not_selected");
  if (container.sizeBytes === null) return spared("size_unknown");
  if (rule.stoppedForMs !== undefined) {
    const since = stoppedSince(draft, container);
    if (since === undefined) return spared("unknown");
    if (!isLongAgo(since, rule.stoppedForMs, draft.order.now)) return tooRecent("stopped", since);
  }
  return draft.tooRecent(subject, { createdForMs: rule.createdForMs });
}

/** One that never ran counts from when it was created. `undefined`: that cannot be told. */
function stoppedSince(draft: Drafting, container: EngineContainer): string | undefined {
  const since = draft.inventory.stoppedAt.get(container.id);
  return since === null && container.state === "created" ? container.createdAt : (since ?? undefined);
}
