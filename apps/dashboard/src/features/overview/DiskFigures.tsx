import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Size } from "../../shared/format/Size.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { SystemStats } from "../../shared/trpc/types.ts";
import { Help } from "../../shared/ui/help/Help.tsx";
import type { HelpTopic } from "../../shared/ui/help/HelpOpen.tsx";
import { sumOf } from "./measuring.ts";
import { useInfo } from "./queries.ts";

/** How much it is in all, and how much is left. */
export function DiskFigures({ stats, host }: { stats: SystemStats; host: string }) {
  const { t } = useTranslation();
  const format = useFormats();
  const storage = useInfo(host).data?.storage;
  const free = storage?.freeBytes ?? null;
  const total = storage?.totalBytes ?? null;
  const used = sumOf(stats.diskUsage);
  return (
    <dl className="flex flex-wrap justify-between gap-x-4 gap-y-2 sm:justify-start sm:gap-x-10">
      <Figure label={t(used.complete ? "disk.used" : "disk.usedSoFar")} help="used">
        <Sum {...used} />
      </Figure>
      {free !== null && (
        <Figure
          label={total === null ? t("disk.free") : t("disk.freeOf", { total: format.bytes(total) })}
          help="free"
        >
          <Size bytes={free} />
        </Figure>
      )}
    </dl>
  );
}

interface FigureProps {
  label: string;
  help: HelpTopic;
  children: ReactNode;
}

function Figure({ label, help, children }: FigureProps) {
  return (
    <div className="flex flex-col-reverse justify-end">
      <dt className="flex items-center gap-0.5 text-sm text-muted">
        {label}
        <Help what={label} topic={help} />
      </dt>
      <dd className="text-xl font-semibold tracking-tight sm:text-2xl">{children}</dd>
    </div>
  );
}

function Sum({ bytes, complete }: { bytes: number; complete: boolean }) {
  const { t } = useTranslation();
  if (complete || bytes > 0) return <Size bytes={bytes} />;
  return <span className="text-muted">{t("states.notYet")}</span>;
}
