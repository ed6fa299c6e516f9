import type { HelpTopic } from "../../shared/ui/help/HelpOpen.tsx";
import type { SortKey, Subject } from "./columns.ts";

/** How the figures of a column are worked out, where that does not go without saying. */
export function helpOf(subject: Subject, key: SortKey): HelpTopic | undefined {
  if (key === "bytes") return subject === "projects" ? "projectOwn" : "size";
  return topics[key];
}

const topics: Partial<Record<SortKey, HelpTopic>> = {
  uniqueBytes: "own",
  ties: "ties",
  createdAt: "created",
  lastUsedAt: "lastUsed",
};
