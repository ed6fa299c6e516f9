import type { EngineBuildCacheRecord } from "@dunnage/api";
import { z } from "zod";
import { MeasuredContainer } from "./containers.ts";
import { Image } from "./images.ts";
import { Bytes, InstantOrNull, list } from "./values.ts";
import { VolumeUsage } from "./volumes.ts";

const BuildCache = list(
  z
    .object({
      ID: z.string().min(1),
      Type: z.string().nullish(),
      Description: z.string().nullish(),
      InUse: z.boolean().nullish(),
      Shared: z.boolean().nullish(),
      Size: Bytes,
      CreatedAt: InstantOrNull,
      LastUsedAt: InstantOrNull,
      Parent: z.string().nullish(), // API 1.41
      " Parents": list(z.string()).optional(), // since 1.42, with a space by mistake
      Parents: list(z.string()).optional(),
    })
    .transform(
      (record): EngineBuildCacheRecord => ({
        id: record.ID,
        parents: [record.Parent || [], record[" Parents"] ?? [], record.Parents ?? []].flat(),
        type: record.Type ?? "",
        description: record.Description ?? "",
        inUse: record.InUse ?? false,
        shared: record.Shared ?? false,
        sizeBytes: record.Size,
        createdAt: record.CreatedAt,
        lastUsedAt: record.LastUsedAt,
      }),
    ),
);

// Null for a kind that was not asked for, and for one that is empty.
const Images = list(Image);
const Containers = list(MeasuredContainer);
const Volumes = list(VolumeUsage);

/** A kind's own part of the answer, since API 1.52. What is zero or empty is left out. */
const summary = <Item>(items: z.ZodType<Item[]>) =>
  z
    .object({ TotalSize: Bytes.default(0), Items: items.default([]) })
    .transform(({ TotalSize, Items }) => ({ totalBytes: TotalSize, items: Items }))
    .optional();

/** `GET /system/df`. A kind that the answer does not speak of is `null`. */
export const DiskUsage = z
  .object({
    ImageUsage: summary(Images),
    ContainerUsage: summary(Containers),
    VolumeUsage: summary(Volumes),
    BuildCacheUsage: summary(BuildCache),
    // Up to 1.51 there is a list for each kind, which the CLI adds up itself.
    LayersSize: Bytes.optional(),
    Images: Images.optional(),
    Containers: Containers.optional(),
    Volumes: Volumes.optional(),
    BuildCache: BuildCache.optional(),
  })
  .transform((df) => ({
    images: df.ImageUsage ?? usage(df.Images, () => df.LayersSize ?? 0),
    containers: df.ContainerUsage ?? usage(df.Containers, sum),
    volumes: df.VolumeUsage ?? usage(df.Volumes, sum),
    // What an image shares is counted there.
    buildCache:
      df.BuildCacheUsage ?? usage(df.BuildCache, (records) => sum(records.filter(({ shared }) => !shared))),
  }));
export type DiskUsage = z.infer<typeof DiskUsage>;

function usage<Item>(items: Item[] | undefined, total: (items: Item[]) => number) {
  return items === undefined ? null : { totalBytes: total(items), items };
}

function sum(items: { sizeBytes: number | null }[]): number {
  return items.reduce((total, item) => total + (item.sizeBytes ?? 0), 0);
}

/** `POST /build/prune`. */
export const RemovedBuildCache = z
  .object({ CachesDeleted: list(z.string()), SpaceReclaimed: Bytes })
  .transform((answer) => ({ deleted: answer.CachesDeleted, reclaimedBytes: answer.SpaceReclaimed }));
