import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Host } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { PanelBoundary } from "../../shared/ui/PanelBoundary.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { ReadingState } from "./ReadingState.tsx";
import { type RenderLift, type RenderProtect, UsageTables } from "./UsageTables.tsx";
import { useUsage } from "./useUsage.ts";

interface Props {
  host: Host;
  /** The server tells when something changed. */
  live: boolean;
  /** What can be done to this host, beside its name. */
  actions: ReactNode;
  renderProtect: RenderProtect;
  renderLift: RenderLift;
}

/** Every object of the host: what it takes, who needs it, when it was last used, who keeps it. */
export function UsagePage({ host, live, actions, renderProtect, renderLift }: Props) {
  const { t } = useTranslation();
  const { asked, refresh, refreshing } = useUsage(host.id, live);
  const title = t("usage.title", { host: host.name });
  useTitle(title);
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <PageHeading>{title}</PageHeading>
          <p className="min-h-5 text-sm text-muted">{asked.data && <ReadingState usage={asked.data} />}</p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button onClick={() => refresh()} disabled={refreshing || !asked.data}>
            <Icon name="refresh" className={refreshing ? "animate-spin" : ""} />
            {t(refreshing ? "usage.readingNow" : "usage.again")}
          </Button>
          {actions}
        </div>
      </div>
      <section aria-label={title} aria-busy={!asked.data && !asked.failure}>
        <PanelBoundary>
          <PanelBody asked={asked} rows={12}>
            {(usage) => <UsageTables usage={usage} renderProtect={renderProtect} renderLift={renderLift} />}
          </PanelBody>
        </PanelBoundary>
      </section>
    </>
  );
}
