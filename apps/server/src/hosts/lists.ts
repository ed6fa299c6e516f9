import type { EngineContainer, EngineEvent, EngineImage, EngineNetwork, EngineVolume } from "@dunnage/api";
import { mayMean, sightingsIn } from "@dunnage/cleanup";
import type { Seen } from "./sightings.ts";

export interface Lists {
  containers: EngineContainer[];
  images: EngineImage[];
  volumes: EngineVolume[];
  networks: EngineNetwork[];
}

/** What these containers use while they run, themselves included, whether they run or not. */
export function usedBy({ containers, images, volumes, networks }: Lists, ids: ReadonlySet<string>): Seen[] {
  const running = containers
    .filter(({ id }) => ids.has(id))
    .map((container) => ({ ...container, state: "running" as const }));
  return sightingsIn(running, images, volumes, networks).filter(({ used }) => used);
}

/** What a container that runs uses, by what it calls its image. */
export function imagesCalled(name: string, images: EngineImage[]): Seen[] {
  // A short name may be the beginning of an id as well, and is not meant as one.
  const isWhole = /[:@][^/]*$|^[0-9a-f]{12,}$/.test(name);
  const meant = images.filter((image) => mayMean(isWhole ? name : `${name}:latest`, image));
  return meant.map(({ id }) => ({ key: `images/${id}`, kind: "images", id, used: true }));
}

/** After these it runs, or has run until now. */
const runs = new Set(["start", "die", "pause", "unpause"]);
const containerActions = new Set([...runs, "create", "destroy", "rename"]);

/** Whether an event tells that a container runs, or did so until then. One that was only created uses nothing. */
export function tellsOfRunning({ kind, action }: EngineEvent): boolean {
  return kind === "containers" && runs.has(action);
}

/** Whether an event may change what there is or what uses it. Containers tell of much else, such as every health check. */
export function changesUse({ kind, action }: EngineEvent): boolean {
  return kind === "containers" ? containerActions.has(action) : kind !== null && kind !== "buildCache";
}
