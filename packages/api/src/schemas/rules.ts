import { z } from "zod";
import { Milliseconds, ObjectKind } from "./primitives.ts";

/** Only those that were made at least so long ago. */
const createdForMs = Milliseconds.optional();
/**
 * Only those that no running container has used for so long: by what Dunnage has seen since it first saw the object, never by the date of a
 * build. What it has not watched for so long stays.
 */
const unusedForMs = Milliseconds.optional();

const ContainerRule = z
  .strictObject({
    /** Only those that stopped at least so long ago; one that never ran counts from when it was created. */
    stoppedForMs: Milliseconds.optional(),
    createdForMs,
  })
  .refine(
    (rule) => rule.stoppedForMs !== undefined || rule.createdForMs !== undefined,
    "Give stoppedForMs or createdForMs, or true for every stopped container.",
  );

const ImageRule = z.strictObject({
  which: z.enum(["dangling", "unused"]),
  unusedForMs,
  createdForMs,
  /** Of each repository the newest tags, by when their images were made, stay: so many, unused ones too. */
  keepNewest: z.number().int().min(1).max(1000).optional(),
});

const VolumeRule = z.strictObject({ which: z.enum(["anonymous", "unused"]), unusedForMs, createdForMs });

const NetworkRule = z.strictObject({ unusedForMs, createdForMs });

const BuildCacheRule = z.strictObject({
  which: z.enum(["unused", "all"]),
  /** By the engine's own record of last use. */
  unusedForMs: Milliseconds.optional(),
});

/**
 * What a person wants cleaned. Nothing is on by default. The same word has the same radius on every engine:
 * - `containers`: exited, dead and created ones (`true`), or those of them that the object's limits leave.
 * - `images`: `"dangling"` (also `true`): untagged, unused and without children; `"unused"`: all that no container uses. Either takes the untagged
 *   images below what it takes, too. One exception: an image of which only a digest is left (`repo@sha256:...`) is dangling on the engine's own store,
 *   where it is the usual left-over of pulling a tag again, cannot be told from one pulled by digest, and is taken by Docker's own prune;
 *   on containerd's store it was asked for by that digest, and stays.
 * - `volumes`: `"anonymous"` (also `true`) or `"unused"` (named ones too), of the local driver without options, that no container refers to.
 * - `networks`: custom ones that no container names, stopped ones included.
 * - `buildCache`: `"unused"` (also `true`): neither in use nor shared with an image, nor what the engine itself spares; `"all"`: all that is not in use.
 *
 * What a removal frees for the next (a stopped container its image, volumes and networks) goes in the same plan.
 */
export const Rules = z.strictObject({
  containers: z.union([z.boolean(), ContainerRule]).optional(),
  images: z.union([z.boolean(), z.enum(["dangling", "unused"]), ImageRule]).optional(),
  volumes: z.union([z.boolean(), z.enum(["anonymous", "unused"]), VolumeRule]).optional(),
  networks: z.union([z.boolean(), NetworkRule]).optional(),
  buildCache: z.union([z.boolean(), z.enum(["unused", "all"]), BuildCacheRule]).optional(),
  /**
   * Only what belongs to this compose project: what carries its label, the images that its containers use, the untagged ones below those, and the volumes
   * without a name that only its containers mount. Build cache belongs to none.
   */
  project: z.string().min(1, "Name the project.").max(1000, "At most 1000 characters.").optional(),
});
export type Rules = z.infer<typeof Rules>;

export const NOTHING_SELECTED =
  "Nothing is selected: turn on at least one of containers, images, volumes, networks, buildCache.";

export const selectsSomething = (rules: Rules): boolean =>
  ObjectKind.options.some((kind) => Boolean(rules[kind]));
