export { reclaimableOf } from "./accounting/reclaimable.ts";
export { imagesHeld } from "./holders.ts";
export { readImageLayers } from "./run/imageLayers.ts";
export { type CleanupOptions, type CleanupResult, runCleanup } from "./run/runCleanup.ts";
