import type { Project } from "../../shared/trpc/types.ts";

/** What it takes in all: written, in volumes, and all layers of its images. `null`: part of it is not known. */
export const sizeOf = ({ containerBytes, volumeBytes, imageBytes }: Project): number | null =>
  added(containerBytes, volumeBytes, imageBytes);

/** Of its images' layers, what others need too. */
export const sharedOf = ({ imageBytes, ownImageBytes }: Project): number | null =>
  imageBytes === null || ownImageBytes === null ? null : imageBytes - ownImageBytes;

const added = (...parts: (number | null)[]): number | null =>
  parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0);
