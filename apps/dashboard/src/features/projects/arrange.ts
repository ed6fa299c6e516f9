import type { Project } from "../../shared/trpc/types.ts";
import { sizeOf } from "./figures.ts";

export const orders = ["size", "frees", "active", "name"] as const;
export type ProjectOrder = (typeof orders)[number];

/** What the address says, or the largest first. */
export const orderIn = (params: URLSearchParams): ProjectOrder =>
  orders.find((order) => order === params.get("sort")) ?? "size";

/** Those whose name has all of the words, in order; what is not known comes last. */
export function arranged(
  projects: readonly Project[],
  search: string,
  order: ProjectOrder,
  language: string,
): Project[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = projects.filter(({ project }) => words.every((word) => project.toLowerCase().includes(word)));
  const names = new Intl.Collator(language, { numeric: true });
  const byName = (a: Project, b: Project) => names.compare(a.project, b.project);
  if (order === "name") return found.toSorted(byName);
  const weights = new Map(found.map((project) => [project, weightOf(project, order)]));
  const weigh = (project: Project) => weights.get(project) ?? -1;
  return found.toSorted((a, b) => weigh(b) - weigh(a) || byName(a, b));
}

function weightOf(project: Project, order: Exclude<ProjectOrder, "name">): number {
  switch (order) {
    case "size":
      return sizeOf(project) ?? -1;
    case "frees":
      return project.removal.bytes ?? -1;
    case "active":
      return project.lastActiveAt === null ? -1 : Date.parse(project.lastActiveAt);
  }
}
