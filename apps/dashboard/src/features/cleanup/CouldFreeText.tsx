import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { SystemStats } from "../../shared/trpc/types.ts";
import type { Target } from "./choices.ts";
import { couldFree, couldFreeTogether, takesDisk } from "./couldFree.ts";

interface Props {
  target: Target;
  stats: SystemStats | undefined;
}

export function CouldFreeText({ target, stats }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  if (!takesDisk(target)) return <span className="text-sm text-muted">{t("cleanup.noDisk")}</span>;
  const free = couldFree(target, stats);
  if (!free) return <span className="text-sm text-muted">{t("states.notMeasured")}</span>;
  const bytes = format.bytes(free.bytes);
  return (
    <data value={free.bytes} className="font-medium">
      {free.upTo ? t("cleanup.upTo", { bytes }) : bytes}
    </data>
  );
}

export function CouldFreeTotal({ targets, stats }: { targets: Target[]; stats: SystemStats | undefined }) {
  const { t } = useTranslation();
  const format = useFormats();
  if (!targets.some(takesDisk)) return t("cleanup.freesNoDisk");
  const free = couldFreeTogether(targets, stats);
  if (!free) return t("cleanup.couldFreeNotMeasured");
  const sum = { bytes: format.bytes(free.bytes) };
  if (!free.complete) return t(free.upTo ? "cleanup.couldFreeUpToSoFar" : "cleanup.couldFreeSoFar", sum);
  return t(free.upTo ? "cleanup.couldFreeUpTo" : "cleanup.couldFree", sum);
}
