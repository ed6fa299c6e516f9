import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { Command } from "../features/commands/commands.ts";
import { useFormats } from "../shared/format/useFormats.ts";
import { trpc } from "../shared/trpc/client.ts";

const NEWEST = 50;

/** The newest clean-ups, by when they were, whose they were and how they ended. */
export function useRunCommands(): Command[] {
  const { t } = useTranslation();
  const format = useFormats();
  const [, navigate] = useLocation();
  const { data } = trpc.runs.list.useQuery({ limit: NEWEST });
  return (data?.runs ?? []).map((run) => ({
    id: run.id,
    label: t("commands.run", { when: format.instant(run.startedAt), who: run.startedBy.name }),
    detail: t(`runs.states.${run.state}`),
    words: run.id,
    run: () => navigate(`/runs/${run.id}`),
  }));
}
