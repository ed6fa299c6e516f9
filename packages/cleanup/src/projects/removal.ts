import type { PlanTotal, ProjectObject, ProjectRemoval, UsageObject } from "@dunnage/api";
import { knownSum } from "../accounting/knownSum.ts";
import { keyOf } from "../inventory/inventory.ts";
import { heldBy, type Spared, spared } from "../plan/drafting.ts";
import type { Books } from "./books.ts";

/** What would become of a project's objects if all its containers were gone. */
export interface Fates {
  objects: ProjectObject[];
  /** Keys of the images that would go, those that engines hide too. */
  goingImages: ReadonlySet<string>;
}

export function withoutProject(members: ReadonlySet<string>, books: Books): Fates {
  const decided = new Map<string, Spared | null>();
  const reasonOf = (key: string): Spared | null => {
    const before = decided.get(key);
    if (before !== undefined) return before;
    // What goes round in a circle stays for nobody.
    decided.set(key, null);
    const reason = books.imageOf.has(key) ? ofImage(key) : ofOther(key);
    decided.set(key, reason);
    return reason;
  };
  const ofImage = (key: string): Spared | null => {
    const holders = (books.holdersOf.get(key) ?? [])
      .map(({ id }) => keyOf("containers", id))
      .filter(isOutside);
    if (holders.length > 0) return spared("in_use", heldBy(holders.map(nameIn(books))));
    const children = (books.childrenOf.get(key) ?? []).map(({ id }) => keyOf("images", id));
    const staying = children.filter((child) => isOutside(child) || reasonOf(child) !== null);
    return staying.length > 0 ? spared("has_children", heldBy(staying.map(nameIn(books)))) : null;
  };
  const ofOther = (key: string): Spared | null => {
    const foreign = books.foreign.get(key);
    if (foreign) return foreign;
    const holders = books.objectOf.get(key)?.heldBy.filter(isOutside) ?? [];
    return holders.length > 0 ? spared("in_use", heldBy(holders.map(nameIn(books)))) : null;
  };
  const isOutside = (key: string) => !members.has(key);
  const objects = [...members].flatMap((key) => {
    const object = books.objectOf.get(key);
    return object ? [{ ...object, stays: reasonOf(key) }] : [];
  });
  const images = [...members].filter((key) => books.imageOf.has(key));
  return { objects, goingImages: new Set(images.filter((key) => reasonOf(key) === null)) };
}

export function totalled({ objects, goingImages }: Fates, books: Books): ProjectRemoval {
  const going = objects.filter(({ stays }) => stays === null);
  const of = (kind: UsageObject["kind"]) => going.filter((object) => object.kind === kind);
  const volumes = of("volumes");
  const images = of("images");
  const kinds = {
    containers: totalOf(of("containers")),
    images: {
      count: images.length,
      bytes: freedByImages(goingImages, books),
      unknown: books.layersUnread ? images.length : 0,
    },
    anonymousVolumes: totalOf(volumes.filter(({ names }) => names.length === 0)),
    networks: totalOf(of("networks")),
  };
  const totals = Object.values(kinds);
  const unknown = totals.some((total) => total.unknown > 0);
  const isEstimate = images.some(({ certainty }) => certainty === "estimate");
  return {
    ...kinds,
    namedVolumes: totalOf(volumes.filter(({ names }) => names.length > 0)),
    bytes: knownSum(totals.flatMap(({ count, bytes }) => (count > 0 ? [bytes] : []))),
    certainty: unknown ? "unknown" : isEstimate ? "estimate" : "exact",
  };
}

function totalOf(objects: UsageObject[]): PlanTotal {
  const sizes = objects.map(({ bytes }) => bytes);
  const unknown = sizes.filter((size) => size === null).length;
  return { count: sizes.length, bytes: knownSum(sizes), unknown };
}

/** The layers that only these images have, each once; `null` if there are some and that is not known. */
export function freedByImages(images: ReadonlySet<string>, { layersOf, layersUnread }: Books): number | null {
  if (layersUnread && images.size > 0) return null;
  const layers = new Set([...images].flatMap((key) => layersOf.get(key) ?? []));
  return [...layers]
    .filter(({ imageIds }) => imageIds.every((id) => images.has(keyOf("images", id))))
    .reduce((sum, { costBytes }) => sum + costBytes, 0);
}

const nameIn =
  ({ objectOf }: Books) =>
  (key: string): string =>
    objectOf.get(key)?.names[0] ?? key.replace(/^\w+\/(sha256:)?/, "").slice(0, 12);
