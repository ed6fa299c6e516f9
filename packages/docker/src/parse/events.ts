import type { EngineEvent, ObjectKind } from "@dunnage/api";
import { z } from "zod";
import { ImageId, StringMap } from "./values.ts";

const kinds = new Map<string, ObjectKind>([
  ["container", "containers"],
  ["image", "images"],
  ["volume", "volumes"],
  ["network", "networks"],
]);

const LATEST_MS = Date.UTC(9999, 0);

/**
 * One of `GET /events`. From API 1.52 on it lacks `status`, `id` and `from`, which only say again what the others do. What is about many
 * objects (`prune`) has no id.
 */
export const Event = z
  .object({
    Type: z.string().toLowerCase(),
    Action: z.string(),
    Actor: z.object({ ID: z.string().nullish(), Attributes: StringMap }),
    time: z.number().nullish(), // seconds
    timeNano: z.number().nullish(),
  })
  .transform((event, context): EngineEvent => {
    const ms = event.timeNano ? event.timeNano / 1e6 : (event.time ?? 0) * 1000;
    if (!(ms > 0 && ms < LATEST_MS)) {
      context.addIssue("has no time");
      return z.NEVER;
    }
    const kind = kinds.get(event.Type) ?? null;
    return {
      kind,
      action: actionOf(kind, event.Action),
      ...subjectOf(kind, event),
      at: new Date(ms).toISOString(),
    };
  });

/** Podman removes containers, volumes and networks where Docker destroys them. */
function actionOf(kind: ObjectKind | null, action: string): string {
  return action === "remove" && kind !== null && kind !== "images" ? "destroy" : action;
}

interface Happening {
  Action: string;
  Actor: { ID?: string | null | undefined; Attributes: Record<string, string> };
}

function subjectOf(
  kind: ObjectKind | null,
  { Action, Actor }: Happening,
): Pick<EngineEvent, "id" | "containerId" | "image"> {
  const id = Actor.ID ?? "";
  const { container, name, network, image } = Actor.Attributes;
  if (kind === "images") return { id: ImageId.parse(id), containerId: null };
  if (kind === "volumes") return { id: id || (name ?? ""), containerId: container || null }; // Podman's have a name only
  if (kind === "containers") return { id, containerId: null, ...(image && { image }) };
  if (kind !== "networks") return { id, containerId: null };
  // Podman (libpod/events.go) gives the container's id here, and the network's name.
  if (network && /^(dis)?connect$/.test(Action)) return { id: network, containerId: id || null };
  return { id, containerId: container || null };
}
