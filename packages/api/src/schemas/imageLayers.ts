import { z } from "zod";
import { SharedLayer } from "./diskUsage.ts";
import { HostId, HostRef, Instant } from "./primitives.ts";

export const LayersInput = z.strictObject({
  host: HostId.optional(),
  /** The image's id, as in its key. */
  image: z.string().min(1).max(256),
});
export type LayersInput = z.infer<typeof LayersInput>;

/** One image from the bottom up. */
export const ImageLayers = z.object({
  host: HostRef,
  readAt: Instant,
  /** With every image that has the layer, this one too. `null`: the host has no such image, or its layers could not be read. */
  layers: z.array(SharedLayer).nullable(),
});
export type ImageLayers = z.infer<typeof ImageLayers>;
