import type { EngineImage, EngineImageLayers, EngineInfo, Outcome } from "@dunnage/api";
import { openLedger } from "../accounting/ledger.ts";
import type { ImagesRead } from "./imageLayers.ts";

export type ImageStore = EngineInfo["storage"]["imageStore"];

type Freed = Pick<Outcome, "bytes" | "certainty">;

/**
 * What each image frees: layers are freed with the last image that holds them. Reckoned when all have gone, since untagged parents hold
 * layers too, and engines list them only when the images built on them are gone.
 */
export interface ImageAccounts {
  /** All that is known to hold layers now, besides what was before. */
  hold: (read: ImagesRead) => void;
  /** It is gone. Another time changes nothing. */
  settle: (image: EngineImage) => void;
  isSettled: (image: EngineImage) => boolean;
  /** It only seemed to be gone. */
  unsettle: (image: EngineImage) => void;
  /** What each freed, or would free now. `complete`: whether the parents of all that went have been looked for. */
  close: (complete: boolean) => (imageId: string) => Freed;
}

const UNKNOWN: Freed = { bytes: null, certainty: "unknown" };

export function openImageAccounts(imageStore: ImageStore): ImageAccounts {
  const holders = new Map<string, EngineImageLayers | null>();
  const gone = new Map<string, EngineImage>();
  return {
    hold({ holderIds, layersOf }) {
      for (const id of holderIds) holders.set(id, layersOf(id));
    },
    settle(image) {
      if (!gone.has(image.id)) gone.set(image.id, image);
    },
    isSettled: ({ id }) => gone.has(id),
    unsettle({ id }) {
      gone.delete(id);
    },
    close(complete) {
      const ledger = openLedger(holders.keys(), (id) => holders.get(id) ?? null);
      const freed = new Map<string, number | null>();
      for (const { id, parentId } of gone.values()) {
        const bytes = ledger.remove(id);
        freed.set(id, complete || parentId === null ? bytes : null);
      }
      // On the engine's own store its figures are exact: the sum of what goes is what `docker system df` then shows less.
      const certainty = imageStore === "graphdriver" ? "exact" : "estimate";
      return (imageId) => {
        const bytes = freed.has(imageId) ? (freed.get(imageId) ?? null) : ledger.freedBy(imageId);
        return bytes === null ? UNKNOWN : { bytes, certainty };
      };
    },
  };
}
