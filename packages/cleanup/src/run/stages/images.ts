import { EngineError, type EngineImage, type PlanItem, type Protection } from "@dunnage/api";
import { imageKey } from "../../holders.ts";
import { byRepository, namesOf, referencesOf } from "../../objects/images.ts";
import { parentsAlong } from "../../objects/parentsAlong.ts";
import { projectOf } from "../../protections.ts";
import type { Holders } from "../holdersNow.ts";
import { anew, lately } from "../reading.ts";
import { heldBy, standingAgainst, usedSince } from "../recheck.ts";
import type { Run, Stage } from "../stage.ts";
import { kept, REMOVED, type Verdict } from "../verdict.ts";
import { removeImage } from "./imageRemoval.ts";
import { newestKept, newestNow } from "./newestNow.ts";

/** Images by id, and those that were built on each. */
interface ImageList {
  byId: Map<string, EngineImage>;
  childrenOf: (image: EngineImage) => EngineImage[];
  parentOf: (image: EngineImage) => EngineImage | undefined;
  tagged: ReadonlyMap<string, EngineImage[]>;
}

/** An image as it is now, or why it stays. */
type Checked = { image: EngineImage } | { stays: Verdict };

export function imageStage(run: Run): Stage {
  const { engine, plan, holders, lists, protections } = run;
  const stayingAsPlanned = new Set(plan.kept.map(({ key }) => key));
  /** By `imageKey`. */
  const deleted = new Set<string>();
  /** Those that were found free, by `imageKey`. */
  const going = new Set<string>();
  const keep = newestKept(plan);
  const takenOff = new Map<PlanItem, string[]>();

  /** Whether it takes untagged parents along, which others leave. */
  const isPodman = async () => (await engine.info()).storage.imageStore === "podman";
  /** As old as the list of containers may be: it says what an image is, and an engine refuses to remove one that others were built on. */
  const imagesLately = lately(async () => listOf(await lists.images()), { atLeastMs: 50 });
  const imagesAnew = anew(async () => listOf(await engine.images({ all: true })));

  /** Its names last, right before it goes: an engine that gave it another one in the same repository would take that off, too. */
  const look = async (
    item: PlanItem,
    list: () => Promise<ImageList>,
    holding: () => Promise<Holders>,
  ): Promise<Checked> => {
    const [images, held, standing] = await Promise.all([list(), holding(), protections()]);
    const listed = images.byId.get(item.id);
    const names = listed && (await unlessGone(engine.imageNames(item.id)));
    if (!names) return { stays: deleted.has(imageKey(item.id)) ? REMOVED : kept("already_gone") };
    const judged = judge(item, listed, { ...listed, ...names }, images, held, standing);
    const stays = "image" in judged ? judgeParents(judged.image, images, held, standing) : null;
    return stays && (await isPodman()) ? { stays } : judged;
  };

  /** Why one of the images stays that would go along with this one. */
  const judgeParents = (
    image: EngineImage,
    images: ImageList,
    holding: Holders,
    standing: Protection[],
  ): Verdict | null => {
    const parents = parentsAlong(
      image,
      images.parentOf,
      (parent, child) =>
        holding.ofImage(parent) !== undefined ||
        images
          .childrenOf(parent)
          .some(
            ({ id }) => id !== child.id && !deleted.has(imageKey(id)) && stayingAsPlanned.has(`images/${id}`),
          ),
    );
    for (const parent of parents) {
      const { id, tags, labels } = parent;
      const references = [...namesOf(parent)];
      const stays = standingAgainst(
        { kind: "images", id, names: tags, references, labels, project: projectOf(parent) },
        standing,
      );
      if (stays) return stays;
      if (stayingAsPlanned.has(`images/${id}`)) {
        return kept("in_use", `The engine would take ${nameOf(parent)} along, which stays.`);
      }
    }
    return null;
  };

  const isGoing = ({ id }: EngineImage) => going.has(imageKey(id));

  const judge = (
    item: PlanItem,
    listed: EngineImage,
    image: EngineImage,
    images: ImageList,
    holding: Holders,
    standing: Protection[],
  ): Checked => {
    // Asked for one image, containerd's store tells its digest in each repository; in the list only in one.
    const names = [...new Set([...namesOf(listed), ...referencesOf(image)])];
    const added = names.find((name) => !item.references.includes(name));
    if (added !== undefined) return { stays: kept("changed", `It has got the name ${added}.`) };
    const holder = holding.ofImage(image);
    if (holder) return { stays: heldBy(holder) };
    const used = usedSince(item, run);
    if (used) return { stays: used };
    // A list may be from before a child went. What the plan says will stay, it has taken into account.
    const child = images
      .childrenOf(image)
      .find(({ id }) => !deleted.has(imageKey(id)) && !stayingAsPlanned.has(`images/${id}`));
    if (child) return { stays: kept("changed", `The image ${nameOf(child)} is built on it.`) };
    const protectable = { ...item, names: image.tags, references: names, labels: image.labels };
    const stays =
      standingAgainst(protectable, standing) ??
      (keep === null ? null : newestNow(image, { keep, tagged: images.tagged, going: isGoing }));
    return stays ? { stays } : { image };
  };

  return {
    // Where lists are slow while there are many containers, those that a check reads would be old.
    waitsForContainers: () => holders.takeLong(),
    // On containerd's store a removal reads the other images' content, and fails where another removal takes that away at the same time: a 500,
    // "content digest sha256:...: not found", from 28.5.
    triesAgainAlone: true,
    partsGone(item) {
      const names = takenOff.get(item) ?? [];
      return names.length > 0 ? `Took off ${names.join(", ")}.` : null;
    },
    async check(item) {
      // An engine does not mind which are the newest, so that is told by a list from now.
      const found = await look(item, keep === null ? imagesLately : imagesAnew, holders.lately);
      if ("stays" in found) return found.stays;
      going.add(imageKey(item.id));
      return {
        async remove() {
          const names = takenOff.get(item) ?? [];
          takenOff.set(item, names);
          const stays = await removeImage(found.image, {
            async request(reference) {
              const answer = await engine.removeImage(reference);
              for (const id of answer.deleted) deleted.add(imageKey(id));
            },
            readAgain: () => look(item, imagesAnew, holders.anew),
            takenOff: names,
          });
          if (stays) return stays;
          return deleted.has(imageKey(item.id)) ? REMOVED : kept("in_use", "The engine keeps it.");
        },
      };
    },
  };
}

/** `null` where there is no such object any more. */
async function unlessGone<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof EngineError && error.code === "not_found") return null;
    throw error;
  }
}

function listOf(images: EngineImage[]): ImageList {
  const children = Map.groupBy(
    images.filter(({ parentId }) => parentId !== null),
    ({ parentId }) => imageKey(parentId ?? ""),
  );
  const byKey = new Map(images.map((image) => [imageKey(image.id), image]));
  return {
    tagged: byRepository(images),
    byId: new Map(images.map((image) => [image.id, image])),
    parentOf: ({ parentId }) => (parentId === null ? undefined : byKey.get(imageKey(parentId))),
    childrenOf: ({ id }) => children.get(imageKey(id)) ?? [],
  };
}

function nameOf({ tags, digests, id }: EngineImage): string {
  return tags[0] ?? digests[0] ?? imageKey(id).slice(0, 12);
}
