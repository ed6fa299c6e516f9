import type { EngineContainer, EngineImage } from "@dunnage/api";
import { type LayerLedger, openLedger } from "../accounting/ledger.ts";
import { holdersOfImages, imageKey, imagesHeld, imageUse } from "../holders.ts";
import { keyOf } from "../inventory/inventory.ts";
import { childrenOf, isUntagged, namesOf } from "../objects/images.ts";
import { parentsAlong } from "../objects/parentsAlong.ts";
import { childrenFirst } from "./childrenFirst.ts";
import { type Drafting, heldBy, type Spared, type Subject, sized, spared, type Taken } from "./drafting.ts";
import { nameOf } from "./networks.ts";
import { newestOf } from "./newest.ts";

/** Images that nothing uses which stays, children before what they were built on. Answers who holds which layers when they have gone. */
export function draftImages(draft: Drafting, staying: ReadonlySet<EngineContainer>): LayerLedger {
  const { images, layers, containers, imageStore } = draft.inventory;
  const holders = holdersOfImages(images, containers, layers.layersOf);
  const children = childrenOf(images);
  const newest = newestOf(images, draft.limits.images?.keepNewest);
  const ledger = openLedger(layers.holderIds, layers.layersOf);
  // A container goes on with the layers of an image that was removed by force, and what those are no engine tells any more.
  const { unlisted } = imageUse(images, imagesHeld(containers));
  const allHeldKnown = unlisted.every((id) => layers.holderIds.includes(id));
  const certainty = imageStore === "graphdriver" && allHeldKnown ? "exact" : "estimate";
  const kept: [Subject, Spared][] = [];
  const keptIds = new Set<string>();
  const byKey = new Map(images.map((image) => [imageKey(image.id), image]));

  /** Why an image stays that Podman would take along with this one. */
  const reasonOfParent = (image: EngineImage): Spared | null => {
    const parents = parentsAlong(
      image,
      ({ parentId }) => (parentId === null ? undefined : byKey.get(imageKey(parentId))),
      (parent, child) =>
        (holders.get(parent.id) ?? []).some((container) => staying.has(container)) ||
        (children.get(imageKey(parent.id)) ?? []).some((other) => other !== child && keptIds.has(other.id)),
    );
    const alone = { holders: [], stayingChildren: [], hidden: true, newestIn: undefined };
    for (const parent of parents) {
      const reason = reasonToStay(draft, parent, subjectOf(parent), alone);
      if (reason?.code === "not_picked") return spared("not_picked", { along: shortName(parent) });
      if (reason) return reason;
    }
    return null;
  };

  for (const image of childrenFirst(images, ({ id }) => children.get(imageKey(id)) ?? [])) {
    const subject = subjectOf(image);
    const below = children.get(imageKey(image.id)) ?? [];
    const holding = holders.get(image.id) ?? [];
    const context: Context = {
      holders: holding.filter((container) => staying.has(container)),
      stayingChildren: below.filter(({ id }) => !draft.isTaken("images", id)),
      hidden: isUntagged(image, imageStore) && below.length > 0,
      newestIn: newest.get(image.id),
    };
    const reason =
      reasonToStay(draft, image, subject, context) ??
      (imageStore === "podman" ? reasonOfParent(image) : null);
    if (reason) {
      kept.push([subject, reason]);
      keptIds.add(image.id);
      continue;
    }
    const needs = [
      ...holding.map(({ id }) => keyOf("containers", id)),
      ...below.filter(({ id }) => draft.isTaken("images", id)).map(({ id }) => keyOf("images", id)),
    ];
    draft.take(subject, reasonToGo(draft, image, context), sized(ledger.remove(image.id), certainty), needs);
  }
  for (const [subject, reason] of kept)
    draft.spare(subject, reason, sized(ledger.freedBy(subject.id), certainty));
  return ledger;
}

interface Context {
  /** Containers that stay and use it, or may. */
  holders: EngineContainer[];
  stayingChildren: EngineImage[];
  /** Untagged, and others were built on it: engines do not list it until those have gone. */
  hidden: boolean;
  newestIn: string | undefined;
}

function reasonToStay(
  draft: Drafting,
  image: EngineImage,
  subject: Subject,
  { holders, stayingChildren, hidden, newestIn }: Context,
): Spared | null {
  const { imageStore, layers } = draft.inventory;
  if (holders.length > 0) return spared("in_use", heldBy(holders.map(nameOf)));
  // On containerd's store an image with a name does not need those that were built on it, nor they it.
  if (stayingChildren.length > 0 && (hidden || imageStore !== "containerd"))
    return spared("has_children", heldBy(stayingChildren.map(shortName)));
  const guarded = draft.guard(subject);
  if (guarded) return guarded;
  const rule = draft.limits.images;
  if (rule === null) return spared("not_selected");
  if (rule.which === "dangling" && !isUntagged(image, imageStore)) return spared("tagged");
  if (layers.unresolved) {
    const { error } = layers.unresolved;
    return spared("unknown", { detail: error.params.detail ?? error.message });
  }
  if (layers.layersOf(image.id) === null) return spared("size_unknown");
  if (newestIn !== undefined)
    return spared("newest", { repository: newestIn, count: String(rule.keepNewest) });
  return draft.tooRecent(subject, rule);
}

function reasonToGo(draft: Drafting, image: EngineImage, { hidden }: Context): Taken {
  if (hidden) return { code: "parent", params: {} };
  return { code: isUntagged(image, draft.inventory.imageStore) ? "dangling" : "unused", params: {} };
}

function subjectOf(image: EngineImage): Subject {
  const { id, tags, digests, labels, createdAt } = image;
  const names = tags.length > 0 ? tags : digests;
  return {
    key: keyOf("images", id),
    kind: "images",
    id,
    names,
    references: [...namesOf(image)],
    labels,
    createdAt,
  };
}

function shortName({ tags, digests, id }: EngineImage): string {
  return tags[0] ?? digests[0] ?? imageKey(id).slice(0, 12);
}
