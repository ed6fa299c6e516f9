import type { KeptReason } from "@dunnage/api";

/** What a rule takes of one kind, in the order in which it goes, and what it would have taken but for a reason. The rest it does not speak of. */
export interface Selection<T> {
  take: T[];
  spare: { object: T; reason: KeptReason; message: string | null }[];
}

/** The label that protects any object that carries it. */
export function isKept(object: { labels: Record<string, string> }): boolean {
  return object.labels["dunnage.keep"] === "true";
}

export function sparingKept<T extends { labels: Record<string, string> }>(objects: T[]): Selection<T> {
  return {
    take: objects.filter((object) => !isKept(object)),
    spare: objects.filter(isKept).map((object) => ({ object, reason: "label_keep", message: null })),
  };
}
