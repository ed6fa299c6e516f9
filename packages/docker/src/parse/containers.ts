import type { ContainerState, EngineContainer, EngineContainerDetails } from "@dunnage/api";
import { z } from "zod";
import {
  BytesOrNull,
  byName,
  ImageId,
  InstantFromSeconds,
  InstantOrNull,
  list,
  StringMap,
} from "./values.ts";

// Podman's words for the same. Its "initialized" and "stopping" are neither here nor there, so unknown.
const states = new Map<string, ContainerState>([
  ["created", "created"],
  ["configured", "created"],
  ["running", "running"],
  ["paused", "paused"],
  ["restarting", "restarting"],
  ["removing", "removing"],
  ["exited", "exited"],
  ["stopped", "exited"],
  ["dead", "dead"],
]);

const State = z.string().transform((word) => states.get(word.toLowerCase()) ?? "unknown");

const Mount = z.object({ Type: z.string().optional(), Name: z.string().optional() });

const Networks = z
  .object({
    Networks: byName(z.object({ NetworkID: z.string().nullish() }).nullable()),
  })
  .nullable()
  .transform((settings) =>
    [...(settings?.Networks ?? [])].map(([name, endpoint]) => ({
      name,
      id: endpoint?.NetworkID || null,
    })),
  );

const listed = (sizeWhereNoneIsSent: 0 | null) =>
  z
    .object({
      Id: z.string().min(1),
      Names: list(z.string()),
      ImageID: ImageId,
      State,
      Labels: StringMap,
      Created: InstantFromSeconds,
      Mounts: list(Mount),
      NetworkSettings: Networks,
      SizeRw: BytesOrNull.optional(),
    })
    .transform(
      (container): EngineContainer => ({
        id: container.Id,
        names: container.Names.map((name) => name.replace(/^\//, "")).filter(isOwnName),
        imageId: container.ImageID,
        state: container.State,
        labels: container.Labels,
        createdAt: container.Created,
        volumes: namesOf("volume", container.Mounts),
        mountedImages: namesOf("image", container.Mounts),
        networks: container.NetworkSettings,
        sizeBytes: container.SizeRw === undefined ? sizeWhereNoneIsSent : container.SizeRw,
      }),
    );

function namesOf(type: string, mounts: z.infer<typeof Mount>[]): string[] {
  return mounts.flatMap(({ Type, Name }) => (Type === type && Name ? [Name] : []));
}

/** `GET /containers/json`. */
export const Containers = z.array(listed(null));

/** Where its size was asked for, and in `df`: 0 is left out. */
export const MeasuredContainer = listed(0);

/** `GET /containers/json?size=1`. */
export const MeasuredContainers = z.array(MeasuredContainer);

/** `GET /containers/{id}/json?size=1`: 0 is left out here, too. */
export const ContainerSize = z
  .object({ SizeRw: BytesOrNull.optional() })
  .transform(({ SizeRw }) => (SizeRw === undefined ? 0 : SizeRw));

/** A linked container is listed under the names that others have for it too: `/other/alias`. */
function isOwnName(name: string): boolean {
  return name !== "" && !name.includes("/");
}

const Inspected = z
  .object({
    Id: z.string().min(1),
    // The list tells whole seconds, so here too: the two are compared to know a container again.
    Created: z.iso.datetime({ offset: true }).transform(wholeSeconds),
    State: z.object({ Status: State, FinishedAt: InstantOrNull }),
    Config: z.object({ Labels: StringMap }),
  })
  .transform(
    (container): Omit<EngineContainerDetails, "inspect"> => ({
      id: container.Id,
      createdAt: container.Created,
      state: container.State.Status,
      labels: container.Config.Labels,
      finishedAt: container.State.FinishedAt,
    }),
  );

/** `GET /containers/{id}/json`: what Dunnage reads of it, and all that was sent. */
export const ContainerDetails = Inspected.and(z.unknown().transform((inspect) => ({ inspect })));

function wholeSeconds(text: string): string {
  return new Date(Math.floor(Date.parse(text) / 1000) * 1000).toISOString();
}
