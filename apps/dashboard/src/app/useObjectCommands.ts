import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { Command } from "../features/commands/commands.ts";
import { hrefOfProject } from "../features/projects/address.ts";
import { nameOf } from "../shared/format/nameOf.ts";
import { objectHref } from "../shared/objects/objectHref.ts";
import type { DiskUsage } from "../shared/trpc/types.ts";

/** Every compose project and every object by its name. */
export function useObjectCommands(usage: DiskUsage | undefined): { projects: Command[]; objects: Command[] } {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  return useMemo(
    () => ({
      projects: (usage?.projects ?? []).map(({ project }) => ({
        id: `project ${project}`,
        label: project,
        detail: t("commands.project"),
        run: () => navigate(hrefOfProject(project)),
      })),
      objects: (usage?.objects ?? []).map((object) => ({
        id: object.key,
        label: nameOf(object),
        detail: t(`kinds.${object.kind}`),
        words: `${object.id} ${object.project ?? ""}`,
        run: () => navigate(objectHref(object)),
      })),
    }),
    [usage, t, navigate],
  );
}
