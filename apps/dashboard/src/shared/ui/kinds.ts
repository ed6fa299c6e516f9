import type { ObjectKind } from "../trpc/types.ts";

/** In the order in which they are shown; a clean-up takes them in its own. */
export const objectKinds = [
  "containers",
  "images",
  "volumes",
  "networks",
  "buildCache",
] as const satisfies ObjectKind[];

/** One colour per kind of object, wherever it appears. A word or an icon always says it too. */
export const kindText: Record<ObjectKind, string> = {
  images: "text-images",
  containers: "text-containers",
  volumes: "text-volumes",
  networks: "text-networks",
  buildCache: "text-buildCache",
};

/** As `kindFill`, for what is drawn. */
export const kindArea: Record<ObjectKind, string> = {
  images: "fill-images",
  containers: "fill-containers",
  volumes: "fill-volumes",
  networks: "fill-networks",
  buildCache: "fill-buildCache",
};

export const kindFill: Record<ObjectKind, string> = {
  images: "bg-images",
  containers: "bg-containers",
  volumes: "bg-volumes",
  networks: "bg-networks",
  buildCache: "bg-buildCache",
};
