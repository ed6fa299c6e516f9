import type { DiskUsage, Project, ProjectDetails, ProjectObject, UsageObject } from "@dunnage/api";
import { knownSum } from "../accounting/knownSum.ts";
import { type Inventory, keyOf } from "../inventory/inventory.ts";
import { type Account, type Books, booksOf } from "./books.ts";
import { membersByProject } from "./members.ts";
import { type Fates, freedByImages, totalled, withoutProject } from "./removal.ts";

type Described = Pick<ProjectDetails, "project" | "objects">;

/** Compose's own labels on containers. */
const WORKING_DIR = "com.docker.compose.project.working_dir";
const CONFIG_FILES = "com.docker.compose.project.config_files";

/** Every compose project of a reading, by name. Pure. `account`: of the same reading. */
export function projectsIn(inventory: Inventory, account: Account): Project[] {
  const describe = describer(inventory, account);
  return account.projects.map((usage) => describe(usage).project);
}

/** One of them with its objects; `null` if there is none of this name. */
export function projectIn(inventory: Inventory, account: Account, name: string): Described | null {
  const usage = account.projects.find(({ project }) => project === name);
  return usage ? describer(inventory, account)(usage) : null;
}

function describer(inventory: Inventory, account: Account) {
  const members = membersByProject(inventory);
  const books = booksOf(inventory, account);
  return (usage: DiskUsage["projects"][number]): Described => {
    const fates = withoutProject(members.get(usage.project) ?? new Set(), books);
    const { objects } = fates;
    const containers = objects.filter(({ kind }) => kind === "containers");
    const label = (name: string) => containers.find(({ labels }) => labels[name])?.labels[name] ?? null;
    const project: Project = {
      ...usage,
      reclaimableBytes: reclaimable(fates, books),
      lastActiveAt: containers.some(({ use }) => use === "used") ? account.readAt : lastUse(objects),
      workingDir: label(WORKING_DIR),
      configFiles: label(CONFIG_FILES)?.split(",").filter(Boolean) ?? [],
      removal: totalled(fates, books),
    };
    return { project, objects };
  };
}

/** What a clean-up could take as things are, volumes with a name left out. */
function reclaimable({ objects, goingImages }: Fates, books: Books): number | null {
  const isFree = ({ use, protection }: UsageObject) => use === "reclaimable" && protection === null;
  const freeImages = new Set<string>();
  const isFreeImage = (key: string): boolean => {
    const object = books.objectOf.get(key);
    // One that engines hide is as free as all that were built on it.
    const below = () => (books.childrenOf.get(key) ?? []).every(({ id }) => isFreeImage(keyOf("images", id)));
    return goingImages.has(key) && (object ? isFree(object) : below());
  };
  for (const key of goingImages) if (isFreeImage(key)) freeImages.add(key);
  const others = objects.filter((object) => object.kind !== "images" && isFree(object));
  return knownSum([...others.map(({ bytes }) => bytes), freedByImages(freeImages, books)]);
}

/** Images may have been used by others. */
function lastUse(objects: ProjectObject[]): string | null {
  const uses = objects.flatMap(({ kind, lastUsedAt }) => (kind === "images" ? [] : (lastUsedAt ?? [])));
  return uses.toSorted().at(-1) ?? null;
}
