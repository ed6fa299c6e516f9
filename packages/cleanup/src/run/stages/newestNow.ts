import type { CleanupPlan, EngineImage } from "@dunnage/api";
import { repositoryOf } from "../../objects/images.ts";
import { limitsOf } from "../../plan/limits.ts";
import { kept, type Verdict } from "../verdict.ts";

/** How many of each repository the plan's rules have stay; `null`: they do not say. */
export function newestKept({ rules }: CleanupPlan): number | null {
  return limitsOf(rules).images?.keepNewest ?? null;
}

interface Place {
  keep: number;
  /** What is there now, by repository. */
  tagged: ReadonlyMap<string, EngineImage[]>;
  /** Whether this run is removing it: such a one holds no place. */
  going: (other: EngineImage) => boolean;
}

/** Why an image stays that has come to be among the newest of a repository, since newer ones went by other hands. As in the plan, one as old as the last of them is one of them. */
export function newestNow(image: EngineImage, { keep, tagged, going }: Place): Verdict | null {
  for (const repository of new Set(image.tags.map(repositoryOf))) {
    const newer = (tagged.get(repository) ?? []).filter(
      (other) => Date.parse(other.createdAt) > Date.parse(image.createdAt) && !going(other),
    );
    if (newer.length < keep) return kept("changed", `It is among the newest ${keep} of ${repository} now.`);
  }
  return null;
}
