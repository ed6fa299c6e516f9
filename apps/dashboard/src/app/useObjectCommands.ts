import { useQuery } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { Command } from "../features/commands/commands.ts";
import { hrefOfProject } from "../features/projects/address.ts";
import { nameOf } from "../shared/format/nameOf.ts";
import { objectHref } from "../shared/objects/objectHref.ts";
import { useSession } from "../shared/session/SessionContext.ts";
import { trpc } from "../shared/trpc/client.ts";

/** Every compose project and every object by its name, as far as they are known already: nobody's disk is read for a search. */
export function useObjectCommands(): { projects: Command[]; objects: Command[] } {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { host } = useSession();
  const { client } = trpc.useUtils();
  const { data } = useQuery({
    // The page with every object asks for the same.
    queryKey: getQueryKey(trpc.dockerSystem.usage, { host: host.id }, "query"),
    queryFn: ({ signal }) => client.dockerSystem.usage.query({ host: host.id, known: true }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(
    () => ({
      projects: (data?.projects ?? []).map(({ project }) => ({
        id: `project ${project}`,
        label: project,
        detail: t("commands.project"),
        run: () => navigate(hrefOfProject(project)),
      })),
      objects: (data?.objects ?? []).map((object) => ({
        id: object.key,
        label: nameOf(object),
        detail: t(`kinds.${object.kind}`),
        words: `${object.id} ${object.project ?? ""}`,
        run: () => navigate(objectHref(object)),
      })),
    }),
    [data, t, navigate],
  );
}
