import {
  containerInspected,
  containerListed,
  imageHistory,
  imageInspected,
  imageListed,
  info,
  networkListed,
  version,
  volumeListed,
} from "./answers.ts";
import { diskUsage } from "./diskUsage.ts";
import type { Objects } from "./objects.ts";
import { Refusal } from "./refusal.ts";
import { found, imageFor } from "./removals.ts";

/** What the engine answers to a GET, but for `/events`. Throws a Refusal. */
export function answerTo(
  objects: Objects,
  rootFolder: string,
  path: string,
  query: URLSearchParams,
): unknown {
  const { containers, images } = objects;
  switch (path) {
    case "/version":
      return version;
    case "/info":
      return info(objects, rootFolder, new Date());
    case "/containers/json":
      return [...containers.values()]
        .filter(({ state }) => query.get("all") === "1" || state === "running")
        .filter(({ id }) => idsIn(query)?.includes(id) ?? true)
        .map((container) => containerListed(container, objects, query.get("size") === "1"));
    case "/images/json":
      return [...images.values()].map(imageListed);
    case "/volumes":
      return { Volumes: [...objects.volumes.values()].map(volumeListed), Warnings: null };
    case "/networks":
      return [...objects.networks.values()].map(networkListed);
    case "/system/df":
      return diskUsage(objects, query.getAll("type"));
  }
  const [, kind, name = "", what] = /^\/(containers|images)\/(.+)\/(json|history)$/.exec(path) ?? [];
  if (kind === "containers" && what === "json")
    return containerInspected(
      found(containers.values(), ({ id, name: own }) => id === name || own === name, "container", name),
    );
  if (kind === "images") {
    const image = imageFor(images, name);
    return what === "json" ? imageInspected(image) : imageHistory(image);
  }
  throw new Refusal(404, "page not found");
}

function idsIn(query: URLSearchParams): string[] | null {
  const [, ids] = /"id":\[([^\]]*)\]/.exec(query.get("filters") ?? "") ?? [];
  return ids === undefined ? null : ids.split(",").map((id) => id.replaceAll('"', ""));
}
