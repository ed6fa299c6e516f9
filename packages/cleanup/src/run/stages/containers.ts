import type { CleanupPlan, EngineContainerDetails, PlanItem } from "@dunnage/api";
import { isStopped } from "../../objects/containers.ts";
import { standingAgainst } from "../recheck.ts";
import type { Run, Stage } from "../stage.ts";
import { kept, REMOVED } from "../verdict.ts";

export function containerStage({ engine, plan, protections, clock }: Run): Stage {
  return {
    async check(item) {
      const [now, standing] = await Promise.all([engine.containerDetails(item.id), protections()]);
      const readAt = clock();
      const changed = changeSince(plan, item, now, readAt);
      if (changed !== null) return kept("changed", changed);
      const names = [...new Set([...item.names, ...nameIn(now.inspect)])];
      const stays = standingAgainst({ ...item, names, labels: now.labels }, standing);
      if (stays) return stays;
      return {
        async remove() {
          await engine.removeContainer(item.id);
          return REMOVED;
        },
        keep: { readAt: readAt.toISOString(), inspect: now.inspect },
      };
    },
  };
}

/** What is not any more as it was when the plan was made, in words; `null` if nothing is. */
function changeSince(
  plan: CleanupPlan,
  item: PlanItem,
  now: EngineContainerDetails,
  at: Date,
): string | null {
  if (now.id !== item.id || now.createdAt !== item.createdAt) return "Another container has its id now.";
  if (!isStopped(now)) return `Its state is now: ${now.state}.`;
  if (hasRunSince(plan, item, now)) return "It has run since.";
  if (!isStoppedLongEnough(plan, now, at)) return "It has not been stopped for long enough.";
  return null;
}

/** Where the plan does not tell when it stopped, that was before the host was read: the engine's clock against this one. */
function hasRunSince({ readAt }: CleanupPlan, { reason }: PlanItem, now: EngineContainerDetails): boolean {
  if (now.finishedAt === null || now.state === "created") return false;
  if (reason.code === "never_started") return true;
  return Date.parse(now.finishedAt) > Date.parse(reason.params["since"] ?? readAt);
}

/** One that never ran counts from when it was created. */
function isStoppedLongEnough({ rules }: CleanupPlan, now: EngineContainerDetails, at: Date): boolean {
  const { stoppedForMs } = typeof rules.containers === "object" ? rules.containers : {};
  if (stoppedForMs === undefined) return true;
  const stoppedAt = now.finishedAt ?? (now.state === "created" ? now.createdAt : null);
  return stoppedAt !== null && at.getTime() - Date.parse(stoppedAt) >= stoppedForMs;
}

/** It may have got another one. */
function nameIn(inspect: unknown): string[] {
  const isNamed = typeof inspect === "object" && inspect !== null && "Name" in inspect;
  return isNamed && typeof inspect.Name === "string" ? [inspect.Name.replace(/^\//, "")] : [];
}
