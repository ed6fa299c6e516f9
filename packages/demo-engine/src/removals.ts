import { type Container, hex, type Image, type Objects } from "./objects.ts";
import { Refusal } from "./refusal.ts";

/** One of `GET /events`, but for its time. */
export interface Happening {
  Type: "container" | "image" | "volume" | "network" | "builder";
  Action: string;
  Actor: { ID: string; Attributes: Record<string, string> };
}

const happening = (
  Type: Happening["Type"],
  Action: string,
  ID: string,
  Attributes: Record<string, string> = {},
): Happening => ({ Type, Action, Actor: { ID, Attributes } });

interface Removed {
  answer: unknown;
  happened: Happening[];
}

// Each takes the object out of the lists, or refuses in Docker's words. Nothing here takes `force`, since nobody sends it.

export function removeContainer({ containers }: Objects, name: string): Removed {
  const container = found(
    containers.values(),
    ({ id, name: own }) => id === name || own === name,
    "container",
    name,
  );
  if (container.state === "running")
    throw new Refusal(
      409,
      `cannot remove container "${name}": container is running: stop the container before removing or force remove`,
    );
  containers.delete(container.id);
  const { id, image, labels } = container;
  return {
    answer: null,
    happened: [happening("container", "destroy", id, { ...labels, image, name: container.name })],
  };
}

/** By a name: that name, and the image with its last. By its id: the image, unless more than one repository names it. */
export function removeImage({ images, containers }: Objects, reference: string): Removed {
  const image = imageFor(images, reference);
  const byId = reference === image.id;
  const holder = [...containers.values()].find(({ imageId }) => imageId === image.id);
  if (holder && (byId || image.tags.length <= 1)) throw heldBy(image, holder, reference);
  if (byId && new Set(image.tags.map(repositoryOf)).size > 1)
    throw new Refusal(
      409,
      `conflict: unable to delete ${short(image.id)} (must be forced) - image is referenced in multiple repositories`,
    );
  const untagged = byId ? image.tags : [reference];
  image.tags = image.tags.filter((tag) => !untagged.includes(tag));
  const answer: { Untagged?: string; Deleted?: string }[] = untagged.map((tag) => ({ Untagged: tag }));
  const happened = untagged.map(() => happening("image", "untag", image.id, { name: image.id }));
  if (image.tags.length === 0) {
    images.delete(image.id);
    answer.push({ Deleted: image.id });
    happened.push(happening("image", "delete", image.id, { name: image.id }));
  }
  return { answer, happened };
}

export function removeVolume({ volumes, containers }: Objects, name: string): Removed {
  found(volumes.values(), (volume) => volume.name === name, "volume", name);
  const holders = [...containers.values()].filter((container) => container.volumes.includes(name));
  if (holders.length > 0)
    throw new Refusal(409, `remove ${name}: volume is in use - [${holders.map(({ id }) => id).join(", ")}]`);
  volumes.delete(name);
  return { answer: null, happened: [happening("volume", "destroy", name, { driver: "local" })] };
}

export function removeNetwork({ networks, containers }: Objects, name: string): Removed {
  const network = found(networks.values(), (one) => one.id === name || one.name === name, "network", name);
  if (["bridge", "host", "none"].includes(network.name))
    throw new Refusal(403, `${network.name} is a pre-defined network and cannot be removed`);
  const holder = [...containers.values()].find(
    (container) => container.state === "running" && container.networks.includes(network.name),
  );
  if (holder)
    throw new Refusal(
      403,
      `error while removing network: network ${network.name} has active endpoints (name:"${holder.name}" id:"${short(hex(holder.id))}")`,
    );
  networks.delete(network.id);
  return {
    answer: null,
    happened: [happening("network", "destroy", network.id, { name: network.name, type: network.driver })],
  };
}

/** `filters`: as it was sent, with a pattern of ids. */
export function removeBuildCache({ cache }: Objects, filters: string | null): Removed {
  const pattern = /"id":\["([^"]+)"\]/.exec(filters ?? "")?.[1];
  if (pattern === undefined) throw new Refusal(400, "the demo removes only the records that are named");
  const named = new RegExp(pattern);
  const removed = [...cache.values()].filter(({ id, inUse }) => named.test(id) && !inUse);
  for (const { id } of removed) cache.delete(id);
  return {
    answer: {
      CachesDeleted: removed.map(({ id }) => id),
      SpaceReclaimed: removed.reduce((sum, { shared, sizeBytes }) => sum + (shared ? 0 : sizeBytes), 0),
    },
    happened: [happening("builder", "prune", "", {})],
  };
}

export function imageFor(images: Objects["images"], reference: string): Image {
  return found(
    images.values(),
    ({ id, tags, digests }) => id === reference || tags.includes(reference) || digests.includes(reference),
    "image",
    reference,
  );
}

export function found<T>(all: Iterable<T>, matches: (one: T) => boolean, kind: string, name: string): T {
  for (const one of all) if (matches(one)) return one;
  throw new Refusal(404, kind === "network" ? `network ${name} not found` : `No such ${kind}: ${name}`);
}

function heldBy({ id }: Image, { id: holder, state }: Container, reference: string): Refusal {
  return state === "running"
    ? new Refusal(
        409,
        `conflict: unable to delete ${short(id)} (cannot be forced) - image is being used by running container ${short(holder)}`,
      )
    : new Refusal(
        409,
        `conflict: unable to remove repository reference "${reference}" (must force) - container ${short(holder)} is using its referenced image ${short(id)}`,
      );
}

const repositoryOf = (tag: string) => tag.slice(0, tag.lastIndexOf(":"));
const short = (id: string) => id.replace("sha256:", "").slice(0, 12);
