import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectsByKey } from "../../shared/objects/inUse.ts";
import { useChanging } from "../../shared/objects/useChanging.ts";
import { may } from "../../shared/session/may.ts";
import { useSession } from "../../shared/session/SessionContext.ts";
import type { DiskUsage, UsageObject } from "../../shared/trpc/types.ts";
import { PanelBoundary } from "../../shared/ui/PanelBoundary.tsx";
import { FactsPanel } from "./FactsPanel.tsx";
import { FreeingPanel } from "./FreeingPanel.tsx";
import { HistoryPanel } from "./HistoryPanel.tsx";
import { historyOf } from "./history.ts";
import { LayersPanel } from "./LayersPanel.tsx";
import { ProtectionPanel } from "./ProtectionPanel.tsx";
import { TiedPanel } from "./TiedPanel.tsx";
import { useProtectedAt } from "./useProtectedAt.ts";
import { useRunsOf } from "./useRunsOf.ts";

/** Draws what sets a protection, or lifts the one there is. */
export type RenderChange = (
  object: UsageObject,
  ways: { opener: HTMLElement; onClose: () => void },
) => ReactNode;

/** Draws what it took over time; nothing for what takes no disk. */
export type RenderGrowth = (object: UsageObject) => ReactNode;

interface Props {
  object: UsageObject;
  usage: DiskUsage;
  byKey: ObjectsByKey;
  renderChange: RenderChange;
  renderGrowth: RenderGrowth;
}

/** What it is, who is tied to it, what it costs, and what became of it. */
export function ObjectPanels({ object, usage, byKey, renderChange, renderGrowth }: Props) {
  const { t } = useTranslation();
  const mayClean = may(useSession().session.user.role, "operator");
  const { changing, change } = useChanging();
  const [opener, setOpener] = useState<HTMLElement | null>(null);
  const { runs, loading } = useRunsOf(usage.host.id, object);
  const protectedAt = useProtectedAt(object);
  const found = (keys: readonly string[]) => keys.flatMap((key) => byKey.get(key) ?? []);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_25rem]">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <FactsPanel object={object} byKey={byKey} watchedSince={usage.watchedSince} />
        <div className="grid items-start gap-4 md:grid-cols-2">
          <TiedPanel
            title={t("object.heldBy")}
            none={t("object.heldByNothing")}
            of={object.key}
            objects={found(object.heldBy)}
          />
          <TiedPanel
            title={t("object.holds")}
            none={t("object.holdsNothing")}
            of={object.key}
            objects={found(object.holds)}
          />
        </div>
        {renderGrowth(object)}
        {object.kind === "images" && <LayersPanel host={usage.host.id} image={object} byKey={byKey} />}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <FreeingPanel object={object} byKey={byKey} mayPlan={mayClean} />
        <ProtectionPanel
          object={object}
          since={protectedAt}
          onChange={mayClean ? () => change(true) : null}
          buttonRef={setOpener}
        />
        <PanelBoundary>
          <HistoryPanel
            id={object.id}
            entries={historyOf({ object, byKey, runs, protectedAt, ...usage })}
            loading={loading}
          />
        </PanelBoundary>
      </div>
      {changing && opener && renderChange(object, { opener, onClose: () => change(false) })}
    </div>
  );
}
