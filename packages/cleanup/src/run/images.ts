import type { EngineImage, Outcome } from "@dunnage/api";
import { unpackedPart } from "../accounting/layers.ts";
import { imageKey } from "../holders.ts";
import { type ImageRule, selectImages } from "../selection/images.ts";
import type { Selection } from "../selection/selection.ts";
import { type ImageAccounts, type ImageStore, openImageAccounts } from "./imageAccounts.ts";
import { type ImagesRead, readLayers } from "./imageLayers.ts";
import { changeSince, removeImage } from "./imageRemoval.ts";
import { lately } from "./reading.ts";
import { outcomeOf, type Removal, type Run, removeSelected } from "./removal.ts";
import { failed, kept, type Verdict, wordsOf } from "./verdict.ts";

/**
 * Answers which part of its size a build-cache record has to itself though it shares a layer with an image: none on the engine's own store,
 * where they share it all; on containerd's store each has the layer unpacked for itself, and they share its compressed content.
 */
export async function cleanImages(rule: ImageRule, run: Run): Promise<number> {
  const { engine } = run;
  const [listed, containers, info] = await Promise.all([engine.images(), engine.containers(), engine.info()]);
  const { imageStore } = info.storage;
  const read = await readLayers(engine, listed, containers);
  const accounts = openImageAccounts(imageStore);
  accounts.hold(read);

  const outcomes: Outcome[] = [];
  const work: ImageWork = { accounts, open: new Map(), takenOff: new Map() };
  const told: Run = { ...run, emit: (outcome) => outcomes.push(outcome) };
  let complete = false;
  try {
    const selection = sparingUnresolved(selectImages(rule, listed, read.used, imageStore), read);
    const removed = await removeImages(selection, work, told);
    await removeUncovered(listed, removed, imageStore, work, told);
    complete = true;
  } finally {
    for (const { image, verdict } of work.open.values()) {
      if (verdict.outcome === "removed") accounts.unsettle(image);
      const unknown = failed("It is not known whether other images are built on it.");
      told.emit(outcomeOf(toldOf(work), image, verdict.outcome === "removed" ? unknown : verdict));
    }
    const freedBy = accounts.close(complete);
    for (const outcome of outcomes) run.emit({ ...outcome, ...freedBy(outcome.id) });
  }
  return imageStore === "containerd" ? unpackedPart(listed.flatMap(({ id }) => read.layersOf(id) ?? [])) : 0;
}

/** What is known of a run's images from one round to the next. */
interface ImageWork {
  accounts: ImageAccounts;
  /**
   * Those that are not listed any more though no removal of ours took them, and what that means unless they show again, by id: what lost
   * its last name while others were built on it is hidden until those have gone.
   */
  open: Map<string, { image: EngineImage; verdict: Verdict }>;
  /** Names that each has lost so far. */
  takenOff: Map<string, string[]>;
}

/**
 * A removal leaves the untagged images below, which engines list only when nothing is built on them any more. They go too, unless they
 * are kept: those alone, since what else is new was made meanwhile. With them go those that had lost their name before their children went.
 */
async function removeUncovered(
  listed: EngineImage[],
  removedFirst: EngineImage[],
  imageStore: ImageStore,
  work: ImageWork,
  run: Run,
): Promise<void> {
  const { accounts, open } = work;
  const known = new Set(listed.map(({ id }) => id));
  const tried = new Set<string>();
  let parents = parentsOf(removedFirst);
  while (parents.size > 0 || open.size > 0) {
    const [images, containers] = await Promise.all([run.engine.images(), run.engine.containers()]);
    const read = await readLayers(run.engine, images, containers);
    accounts.hold(read);
    const isUncovered = ({ id }: EngineImage) =>
      !tried.has(id) && (open.has(id) || (!known.has(id) && parents.has(imageKey(id))));
    const asRead = (image: EngineImage) => open.get(image.id)?.image ?? image;
    const { take, spare } = sparingUnresolved(selectImages("dangling", images, read.used, imageStore), read);
    const uncovered = {
      take: take.filter(isUncovered).map(asRead),
      spare: spare
        .filter(({ object }) => isUncovered(object))
        .map((one) => ({ ...one, object: asRead(one.object) })),
    };
    const all = [...uncovered.take, ...uncovered.spare.map(({ object }) => object)];
    if (all.length === 0) {
      for (const { image, verdict } of open.values()) {
        const now = images.find(({ id }) => id === image.id);
        if (now) accounts.unsettle(image);
        const fate = now ? fateOfListed(verdict, changeSince(image, now, containers)) : verdict;
        run.emit(outcomeOf(toldOf(work), image, fate));
      }
      open.clear();
      return;
    }
    for (const { id } of images) known.add(id);
    for (const image of all) {
      tried.add(image.id);
      if (open.delete(image.id)) accounts.unsettle(image);
    }
    parents = parentsOf(await removeImages(uncovered, work, run));
  }
}

/** What became of an image that is there, though it seemed to be gone. */
function fateOfListed(seemed: Verdict, changed: Verdict | null): Verdict {
  if (changed) return changed;
  return seemed.outcome === "removed" ? kept("in_use", "The engine keeps it.") : seemed;
}

function parentsOf(images: EngineImage[]): Set<string> {
  return new Set(images.flatMap(({ parentId }) => (parentId === null ? [] : [imageKey(parentId)])));
}

/** Bytes are filled in at the end. */
function toldOf({ takenOff }: ImageWork): Pick<Removal<EngineImage>, "kind" | "describe" | "partsGone"> {
  return {
    kind: "images",
    describe: ({ id, tags, digests }) => ({
      id,
      names: tags.length > 0 ? tags : digests,
      bytes: null,
      certainty: "unknown",
    }),
    partsGone({ id }) {
      const names = takenOff.get(id) ?? [];
      return names.length > 0 ? `Took off ${names.join(", ")}.` : null;
    },
  };
}

/** Answers the images that went. */
async function removeImages(
  selection: Selection<EngineImage>,
  work: ImageWork,
  run: Run,
): Promise<EngineImage[]> {
  const { accounts, open, takenOff } = work;
  const { engine } = run;
  const removed: EngineImage[] = [];
  const imagesLately = lately(() => engine.images());
  const containersLately = lately(() => engine.containers());
  const orOpen = (image: EngineImage, verdict: Verdict) => {
    if (verdict.reason !== "already_gone" && (verdict.outcome !== "removed" || accounts.isSettled(image)))
      return verdict;
    open.set(image.id, { image, verdict });
    accounts.settle(image);
    return "open";
  };

  await removeSelected(run, selection, {
    ...toldOf(work),
    // On containerd's store a removal reads the other images' content, and fails where another removal takes that away at the same time: a 500,
    // "content digest sha256:...: not found", from 28.5.
    triesAgainAlone: true,
    async check(image) {
      const [images, containers] = await Promise.all([imagesLately(), containersLately()]);
      const now = images.find(({ id }) => id === image.id);
      const changed = changeSince(image, now, containers);
      return changed && orOpen(image, changed);
    },
    async remove(image) {
      const names = takenOff.get(image.id) ?? [];
      takenOff.set(image.id, names);
      const verdict = await removeImage(engine, image, {
        async request(reference) {
          const { deleted } = await engine.removeImage(reference);
          if (!deleted.some((id) => imageKey(id) === imageKey(image.id))) return;
          accounts.settle(image);
          removed.push(image);
        },
        isGone: () => accounts.isSettled(image),
        takenOff: names,
      });
      return orOpen(image, verdict);
    },
  });
  return removed;
}

/** Where a container runs from what cannot be read, any image may be the one, so all stay. */
function sparingUnresolved(
  selection: Selection<EngineImage>,
  { unresolved }: ImagesRead,
): Selection<EngineImage> {
  if (!unresolved) return selection;
  const message = `A container may run from it: ${wordsOf(unresolved)}`;
  const spared = selection.take.map((object) => ({ object, reason: "unknown" as const, message }));
  return { take: [], spare: [...selection.spare, ...spared] };
}
