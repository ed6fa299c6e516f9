import { type Engine, type EngineContainer, EngineError, type EngineImage } from "@dunnage/api";
import { isHeld } from "../holders.ts";
import { namesOf, referencesOf } from "../selection/images.ts";
import { kept, REMOVED, type Verdict } from "./verdict.ts";

/** The removal of one image, as far as others have to do with it. */
export interface ImageRemoval {
  /** Asks the engine to remove one reference, or the id. */
  request: (reference: string) => Promise<void>;
  /** Whether the engine has said that the image itself went. */
  isGone: () => boolean;
  /** Names that were taken off so far: filled as it goes on, to be told whatever becomes of the image. */
  takenOff: string[];
}

/**
 * Removes an image that was found free, or says why it is still there. By its id as far as possible: then a name that moves to a newer
 * image in that very moment does not take the newer one along, and the engine refuses if the image got another name. As it also
 * refuses while there are several names, all but the last are taken off first, each only where the engine still gives it to this image.
 */
export async function removeImage(
  engine: Engine,
  image: EngineImage,
  { request, isGone, takenOff }: ImageRemoval,
): Promise<Verdict> {
  const takeOff = async (name: string) => {
    try {
      await request(name);
      takenOff.push(name);
    } catch (error) {
      // Somebody else took it off: the image itself has not been asked for yet.
      if (!(error instanceof EngineError) || error.code !== "not_found") throw error;
    }
  };
  const readAgain = async () => {
    const [images, containers] = await Promise.all([engine.images(), engine.containers()]);
    const now = images.find(({ id }) => id === image.id);
    return { now, changed: changeSince(image, now, containers) };
  };

  for (const name of referencesOf(image).slice(0, -1)) {
    const { now, changed } = await readAgain();
    if (changed) return changed;
    if (now && namesOf(now).has(name)) await takeOff(name);
  }
  if (takenOff.length > 0) {
    const { changed } = await readAgain();
    if (changed) return changed;
  }
  try {
    await request(image.id);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    if (error.code === "not_found") return kept("already_gone");
    if (error.code !== "conflict") throw error;
    // By its id the engine's own store refuses an image that others were built on; by its last name it takes off just that, as its prune does.
    const { now, changed } = await readAgain();
    if (!now) return kept("already_gone");
    const [last, ...more] = referencesOf(now);
    if (changed || last === undefined || more.length > 0) throw error;
    await takeOff(last);
  }

  return isGone() ? REMOVED : { ...REMOVED, message: "Its layers stay, since other images are built on it." };
}

/** Why an image that was found free when it was read is not so any more; `null` if it is. */
export function changeSince(
  image: EngineImage,
  now: EngineImage | undefined,
  containersNow: EngineContainer[],
): Verdict | null {
  if (!now) return kept("already_gone");
  const namesThen = namesOf(image);
  if ([...namesOf(now)].some((name) => !namesThen.has(name))) return kept("changed");
  return isHeld(now, containersNow) ? kept("changed") : null;
}
