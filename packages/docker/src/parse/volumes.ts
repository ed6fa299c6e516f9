import type { EngineVolume } from "@dunnage/api";
import { z } from "zod";
import { BytesOrNull, InstantOrNull, list, StringMap } from "./values.ts";

/** `GET /volumes`. Whether a volume is anonymous depends on the engine: see `toVolume`. */
export const Volumes = z
  .object({
    Volumes: list(
      z.object({
        Name: z.string().min(1),
        Driver: z.string(),
        Scope: z.string(),
        Labels: StringMap,
        Options: StringMap,
        CreatedAt: InstantOrNull,
      }),
    ),
  })
  .transform((answer) => answer.Volumes);

/** A volume in `df`: Podman tells no more than this. */
export const VolumeUsage = z
  .object({
    Name: z.string().min(1),
    UsageData: z.object({ Size: BytesOrNull }).nullish(),
  })
  .transform((volume) => ({ name: volume.Name, sizeBytes: volume.UsageData?.Size ?? null }));

const ANONYMOUS_LABEL = "com.docker.volume.anonymous";

export function toVolume(
  volume: z.infer<typeof Volumes>[number],
  { anonymousLabel }: { anonymousLabel: boolean },
  sizeBytes: number | null = null,
): EngineVolume {
  return {
    name: volume.Name,
    driver: volume.Driver,
    scope: volume.Scope,
    labels: volume.Labels,
    options: volume.Options,
    anonymous: anonymousLabel ? ANONYMOUS_LABEL in volume.Labels : /^[0-9a-f]{64}$/.test(volume.Name),
    createdAt: volume.CreatedAt,
    sizeBytes,
  };
}
