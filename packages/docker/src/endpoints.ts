import type { EngineOperation } from "@dunnage/api";
import { z } from "zod";
import { ContainerDetails, ContainerSize, Containers, MeasuredContainers } from "./parse/containers.ts";
import { DiskUsage, RemovedBuildCache } from "./parse/diskUsage.ts";
import { Info, Version } from "./parse/engine.ts";
import { Event } from "./parse/events.ts";
import { ImageDetails, ImageHistory, Images, RemovedImages } from "./parse/images.ts";
import { Networks } from "./parse/networks.ts";
import { Volumes } from "./parse/volumes.ts";

/** One thing that an engine is asked. */
export interface Endpoint<Answer> {
  method: "GET" | "POST" | "DELETE";
  /** `{name}` stands for one object. */
  path: string;
  /** As a person would say it. */
  operation: EngineOperation;
  answer: z.ZodType<Answer>;
}

const endpoint = <Answer>(
  method: Endpoint<Answer>["method"],
  path: string,
  operation: EngineOperation,
  answer: z.ZodType<Answer>,
): Endpoint<Answer> => ({ method, path, operation, answer });

const Nothing = z.unknown().transform(() => undefined);

/** All that Dunnage asks of an engine. The README lists them, for a socket proxy to let through; a test compares. */
export const endpoints = {
  version: endpoint("GET", "/version", "read the engine's version", Version),
  info: endpoint("GET", "/info", "read the engine's information", Info),
  containers: endpoint("GET", "/containers/json", "list containers", Containers),
  measuredContainers: endpoint("GET", "/containers/json", "measure containers", MeasuredContainers),
  container: endpoint("GET", "/containers/{name}/json", "inspect a container", ContainerDetails),
  containerSize: endpoint("GET", "/containers/{name}/json", "measure containers", ContainerSize),
  images: endpoint("GET", "/images/json", "list images", Images),
  image: endpoint("GET", "/images/{name}/json", "inspect an image", ImageDetails),
  imageHistory: endpoint("GET", "/images/{name}/history", "read an image's history", ImageHistory),
  volumes: endpoint("GET", "/volumes", "list volumes", Volumes),
  networks: endpoint("GET", "/networks", "list networks", Networks),
  diskUsage: endpoint("GET", "/system/df", "measure disk usage", DiskUsage),
  events: endpoint("GET", "/events", "watch events", Event), // one after the other, without an end
  removeContainer: endpoint("DELETE", "/containers/{name}", "remove a container", Nothing),
  removeImage: endpoint("DELETE", "/images/{name}", "remove an image", RemovedImages),
  removeVolume: endpoint("DELETE", "/volumes/{name}", "remove a volume", Nothing),
  removeNetwork: endpoint("DELETE", "/networks/{name}", "remove a network", Nothing),
  removeBuildCache: endpoint("POST", "/build/prune", "remove build cache", RemovedBuildCache),
};

/**
 * The path for one object, or `null` if no object can have that name. Image references and the names of some drivers' volumes hold
 * slashes, which are part of the path; a container's or a network's never do, where they would lead to another endpoint.
 */
export function pathOf({ path }: Endpoint<unknown>, name = ""): string | null {
  if (!path.includes("{name}")) return path;
  const segments = name.split("/");
  if (segments.some((segment) => segment === "" || segment === "." || segment === "..")) return null;
  if (segments.length > 1 && !/^\/(images|volumes)\//.test(path)) return null;
  return path.replace("{name}", () => segments.map(encodeSegment).join("/"));
}

/** Colons and at signs may stand as they are: `sha256:...`, `repository@sha256:...`. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed()).replaceAll("%3A", ":").replaceAll("%40", "@");
}
