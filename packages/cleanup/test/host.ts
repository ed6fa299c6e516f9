import type { ThrowawayEngine } from "@dunnage/throwaway-engine";

// What a host holds and what happens to it, by the docker CLI and the engine's own words. Nothing here is read through Dunnage.

/** Ids of containers, images, networks and build cache; names of volumes; each as `kind/id`, as an outcome's key. By the raw API. */
export function keysOn(engine: ThrowawayEngine): Promise<string[]> {
  return keysIn(engine, "/images/json");
}

/** With the untagged images that engines list only when they are asked for all. */
export function hiddenKeysOn(engine: ThrowawayEngine): Promise<string[]> {
  return keysIn(engine, "/images/json?all=1");
}

async function keysIn(engine: ThrowawayEngine, imagesPath: string): Promise<string[]> {
  const ask = <T>(path: string) => read<T>(engine, path);
  const [containers, images, networks, { Volumes }, buildCache] = await Promise.all([
    ask<{ Id: string }[]>("/containers/json?all=1"),
    ask<{ Id: string }[]>(imagesPath),
    ask<{ Id: string }[]>("/networks"),
    ask<{ Volumes: { Name: string }[] | null }>("/volumes"),
    buildCacheOn(engine),
  ]);
  return [
    ...containers.map(({ Id }) => `containers/${Id}`),
    ...images.map(({ Id }) => `images/${Id}`),
    ...networks.map(({ Id }) => `networks/${Id}`),
    ...(Volumes ?? []).map(({ Name }) => `volumes/${Name}`),
    ...buildCache,
  ].toSorted();
}

/** Asked again where an engine fails, as containerd's store now and then does: an answer that is none would pass for an empty host. */
async function read<T>(engine: ThrowawayEngine, path: string): Promise<T> {
  for (let times = 1; ; times++) {
    const { status, body } = await engine.request<T>("GET", path);
    if (status === 200) return body;
    if (times === 5) throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`);
  }
}

export async function buildCacheOn(engine: ThrowawayEngine): Promise<string[]> {
  const { BuildCache } = await read<{ BuildCache: { ID: string }[] | null }>(engine, "/system/df");
  return (BuildCache ?? []).map(({ ID }) => `buildCache/${ID}`);
}

/** `repository:tag` of every image. */
export async function tagsOn(engine: ThrowawayEngine): Promise<string[]> {
  const images = await engine.dockerJson<{ Repository: string; Tag: string }>(["image", "ls"]);
  return images
    .filter(({ Tag }) => Tag !== "<none>")
    .map(({ Repository, Tag }) => `${Repository}:${Tag}`)
    .toSorted();
}

export async function namesOn(
  engine: ThrowawayEngine,
  kind: "container" | "network" | "volume",
): Promise<string[]> {
  const format = kind === "container" ? "{{.Names}}" : "{{.Name}}";
  const all = kind === "container" ? ["--all"] : [];
  const names = await engine.docker([kind, "ls", ...all, "--format", format]);
  return names.split("\n").filter(Boolean).toSorted();
}

/** What the engine says it destroyed or deleted while `work` ran, as `kind/id`. The build cache has no events. */
export async function destroyedBy(engine: ThrowawayEngine, work: () => Promise<void>): Promise<string[]> {
  const since = await engineTime(engine);
  await work();
  const until = await engineTime(engine);
  const times = ["--since", since, "--until", until];
  const filters = ["--filter", "event=destroy", "--filter", "event=delete"];
  const events = await engine.dockerJson<{ Type: string; Actor: { ID: string } }>([
    "events",
    ...times,
    ...filters,
  ]);
  return events.map(({ Type, Actor }) => `${Type}s/${Actor.ID}`).toSorted();
}

async function engineTime(engine: ThrowawayEngine): Promise<string> {
  return (await engine.request<{ SystemTime: string }>("GET", "/info")).body.SystemTime;
}

/** What `docker system df` calls the size of all images' layers together. */
export async function layersSize(engine: ThrowawayEngine): Promise<number> {
  return (await engine.request<{ LayersSize: number }>("GET", "/system/df")).body.LayersSize;
}
