import type { EngineImage } from "@dunnage/api";
import { z } from "zod";
import { Bytes, ImageId, InstantFromSeconds, list, StringMap } from "./values.ts";

const isName = (name: string) => !/^<none>[:@]<none>$/.test(name);

/** One in `GET /images/json`, and in `df`. */
export const Image = z
  .object({
    Id: ImageId,
    ParentId: ImageId.nullish(),
    RepoTags: list(z.string()),
    RepoDigests: list(z.string()),
    Labels: StringMap,
    Created: InstantFromSeconds,
    Size: Bytes,
  })
  .transform(
    (image): EngineImage => ({
      id: image.Id,
      parentId: image.ParentId || null,
      tags: image.RepoTags.filter(isName),
      digests: image.RepoDigests.filter(isName),
      labels: image.Labels,
      createdAt: image.Created,
      sizeBytes: image.Size,
    }),
  );

/** `GET /images/json`. */
export const Images = z.array(Image);

const Manifest = z.object({ Size: z.object({ Content: Bytes }).nullish() });

/** `GET /images/{name}/json`. */
export const ImageDetails = z
  .object({
    Id: ImageId,
    // Left out where there are none, from API 1.52.
    RepoTags: list(z.string()).optional(),
    RepoDigests: list(z.string()).optional(),
    Size: Bytes,
    // An image made of nothing (`FROM scratch` and labels alone) has no layers, and no list of them.
    RootFS: z.object({ Layers: list(z.string().min(1)).optional() }).nullish(),
    Manifests: z.array(Manifest).nullish(),
  })
  .transform((image) => ({
    id: image.Id,
    tags: image.RepoTags?.filter(isName) ?? [],
    digests: image.RepoDigests?.filter(isName) ?? [],
    sizeBytes: image.Size,
    /** Digests of the layers' uncompressed content, from the bottom up. */
    diffIds: image.RootFS?.Layers ?? [],
    /** Compressed content of all platforms and attestations; `null` where the engine does not tell. */
    contentBytes: image.Manifests
      ? image.Manifests.reduce((sum, manifest) => sum + (manifest.Size?.Content ?? 0), 0)
      : null,
  }));

/** `GET /images/{name}/history`: how the image was made, from the bottom up. The engine sends the top first. */
export const ImageHistory = list(
  z
    .object({ Size: Bytes, CreatedBy: z.string().nullish() })
    .transform((step) => ({ sizeBytes: step.Size, createdBy: step.CreatedBy ?? "" })),
).transform((steps) => steps.toReversed());
export type ImageHistory = z.infer<typeof ImageHistory>;

/** `DELETE /images/{name}`. */
export const RemovedImages = list(
  z.object({ Untagged: z.string().optional(), Deleted: z.string().optional() }),
).transform((steps) => ({
  untagged: steps.flatMap(({ Untagged }) => (Untagged ? [Untagged] : [])),
  deleted: steps.flatMap(({ Deleted }) => (Deleted ? [Deleted] : [])),
}));
