import type { IconName } from "../shared/ui/Icon.tsx";

const icons: Record<string, IconName> = {
  overview: "overview",
  usage: "images",
  projects: "projects",
  cleanup: "sweep",
  history: "history",
  protections: "kept",
};

/** The sign of a page in the bar of a phone, always over its name. */
export const iconOf = (page: string): IconName => icons[page] ?? "preferences";
