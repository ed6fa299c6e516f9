import { cacheOf } from "./buildCache.ts";
import { imagesOf } from "./images.ts";
import type { Objects } from "./objects.ts";
import { containersOf, networksOf, volumesOf } from "./projects.ts";

const DAY_MS = 86_400_000;

/** The host as it is at each start: a small company's, whose disk nobody has looked at for half a year. */
export function madeUpObjects(now: Date): Objects {
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const byId = <T extends { id: string }>(list: T[]) => new Map(list.map((one) => [one.id, one]));
  const images = imagesOf(ago);
  return {
    images: byId(images),
    containers: byId(containersOf(images, ago)),
    volumes: new Map(volumesOf(ago).map((volume) => [volume.name, volume])),
    networks: byId(networksOf(ago)),
    cache: byId(cacheOf(ago)),
  };
}
