import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Size } from "../../shared/format/Size.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import { isSameTrouble } from "../../shared/trpc/failure.ts";
import type { DiskKind, SystemStats } from "../../shared/trpc/types.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { kindText } from "../../shared/ui/kinds.ts";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { diskKinds, sumOf } from "./measuring.ts";
import { useInfo, useStats } from "./queries.ts";

/** Where a clean-up of one kind alone is begun; `null` for whoever may not clean up. */
export type BackLinks = Record<DiskKind, string> | null;

/** What a clean-up could have without anybody missing it, and in which words. */
export function BackPanel({ host, links }: { host: string; links: BackLinks }) {
  const { t } = useTranslation();
  const stats = useStats(host);
  const told = isSameTrouble(stats.failure, useInfo(host).failure);
  return (
    <Panel title={t("back.title")} help="reclaimable" busy={!stats.data && !stats.failure}>
      <PanelBody asked={stats} rows={6} brief={told}>
        {(data) => <Back stats={data} links={links} />}
      </PanelBody>
    </Panel>
  );
}

function Back({ stats, links }: { stats: SystemStats; links: BackLinks }) {
  const { t } = useTranslation();
  const format = useFormats();
  const used = sumOf(stats.diskUsage);
  const back = sumOf(stats.reclaimable);
  const known = back.complete || back.bytes > 0;
  return (
    <div className="px-4 pt-3 pb-3">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-2xl font-semibold tracking-tight">
          {known ? <Size bytes={back.bytes} /> : <span className="text-muted">{t("states.notYet")}</span>}
        </span>
        {known && (
          <span className="text-sm text-muted">
            {t(back.complete ? "back.share" : "back.soFar", {
              share: format.share(back.bytes, used.bytes),
            })}
          </span>
        )}
      </p>
      <ul className="mt-1.5">
        {diskKinds.map((kind) => (
          <li key={kind} className="flex items-center gap-2 border-t border-line py-1">
            <Icon name={kind} className={kindText[kind]} />
            {links && stats.reclaimable[kind] ? (
              <Link href={links[kind]} className="flex min-h-6 items-center rounded text-accent underline">
                {t(`back.kinds.${kind}`)}
              </Link>
            ) : (
              <span className="min-h-6">{t(`back.kinds.${kind}`)}</span>
            )}
            <span className="ml-auto font-medium">
              {stats.reclaimable[kind] === null ? (
                <span className="font-normal text-muted">
                  {t(stats.measurements[kind].measuring ? "states.notYet" : "states.notKnown")}
                </span>
              ) : (
                <Size bytes={stats.reclaimable[kind]} />
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="border-t border-line pt-2 text-sm text-muted">{t("back.safe")}</p>
    </div>
  );
}
