import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { ObjectKind, SystemStats } from "../../shared/trpc/types.ts";
import { objectKinds } from "../../shared/ui/kinds.ts";
import type { Choice, Choices } from "./choices.ts";
import { couldFree, couldFreeTogether, takesDisk } from "./couldFree.ts";

interface Props {
  kind: ObjectKind;
  choice: Choice;
  stats: SystemStats | undefined;
}

export function CouldFreeText({ kind, choice, stats }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  if (!takesDisk(choice.target)) return <span className="text-sm text-muted">{t("objects.noDisk")}</span>;
  const free = couldFree(kind, choice, stats);
  if (!free) return <span className="text-sm text-muted">{t("states.notMeasured")}</span>;
  const bytes = format.bytes(free.bytes);
  return (
    <data value={free.bytes} className="font-medium whitespace-nowrap">
      <span className="sr-only">{t("cleanup.frees")} </span>
      {free.upTo ? t("cleanup.upTo", { bytes }) : bytes}
    </data>
  );
}

export function CouldFreeTotal({ choices, stats }: { choices: Choices; stats: SystemStats | undefined }) {
  const { t } = useTranslation();
  const format = useFormats();
  const chosen = objectKinds.map((kind) => choices[kind].target).filter((target) => target !== "off");
  if (chosen.length === 0) return t("cleanup.nothingChosen");
  if (!chosen.some(takesDisk)) return t("cleanup.freesNoDisk");
  const free = couldFreeTogether(choices, stats);
  if (!free) return t("cleanup.couldFreeNotMeasured");
  const sum = { bytes: format.bytes(free.bytes) };
  if (!free.complete) return t(free.upTo ? "cleanup.couldFreeUpToSoFar" : "cleanup.couldFreeSoFar", sum);
  return t(free.upTo ? "cleanup.couldFreeUpTo" : "cleanup.couldFree", sum);
}
