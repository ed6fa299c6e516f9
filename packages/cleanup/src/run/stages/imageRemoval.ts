import { EngineError, type EngineImage } from "@dunnage/api";
import { namesOf, referencesOf } from "../../objects/images.ts";
import type { Verdict } from "../verdict.ts";

/** The removal of one image, as far as others have to do with it. */
export interface ImageRemoval {
  /** Asks the engine to remove one reference, or the id. */
  request: (reference: string) => Promise<void>;
  /** The image as it is now, or why it stays. */
  readAgain: () => Promise<{ image: EngineImage } | { stays: Verdict }>;
  /** Names that were taken off so far: filled as it goes on, to be told whatever becomes of the image. */
  takenOff: string[];
}

/**
 * Removes an image that was found free; answers why it is still there, or `null`. By its id as far as possible: then a name that moves to a newer
 * image in that very moment does not take the newer one along, and the engine refuses if the image got another name or was built on. As
 * it also refuses while there are several names, all but the last are taken off first, each only where the engine still gives it to this image.
 */
export async function removeImage(
  image: EngineImage,
  { request, readAgain, takenOff }: ImageRemoval,
): Promise<Verdict | null> {
  for (const name of referencesOf(image).slice(0, -1)) {
    const now = await readAgain();
    if ("stays" in now) return now.stays;
    if (!namesOf(now.image).has(name)) continue;
    try {
      await request(name);
      takenOff.push(name);
    } catch (error) {
      // Somebody else took it off: the image itself has not been asked for yet.
      if (!(error instanceof EngineError) || error.code !== "not_found") throw error;
    }
  }
  if (takenOff.length > 0) {
    const now = await readAgain();
    if ("stays" in now) return now.stays;
  }
  await request(image.id);
  return null;
}
