import type { ThrowawayEngine } from "@dunnage/throwaway-engine";

/**
 * All that an engine has, as its own lists tell, `kind/id` each as Dunnage's keys. `hidden`: with the untagged images that others were
 * built on, which it lists only when it is asked for all.
 */
export async function keysOn(engine: ThrowawayEngine, { hidden }: { hidden: boolean }): Promise<string[]> {
  const ask = async <T>(path: string) => (await engine.request<T>("GET", path)).body;
  const [containers, images, networks, { Volumes }, { BuildCache }] = await Promise.all([
    ask<{ Id: string }[]>("/containers/json?all=1"),
    ask<{ Id: string }[]>(`/images/json?all=${hidden ? 1 : 0}`),
    ask<{ Id: string }[]>("/networks"),
    ask<{ Volumes: { Name: string }[] | null }>("/volumes"),
    ask<{ BuildCache: { ID: string }[] | null }>("/system/df"),
  ]);
  return [
    ...containers.map(({ Id }) => `containers/${Id}`),
    ...images.map(({ Id }) => `images/${Id}`),
    ...networks.map(({ Id }) => `networks/${Id}`),
    ...(Volumes ?? []).map(({ Name }) => `volumes/${Name}`),
    ...(BuildCache ?? []).map(({ ID }) => `buildCache/${ID}`),
  ].toSorted();
}
