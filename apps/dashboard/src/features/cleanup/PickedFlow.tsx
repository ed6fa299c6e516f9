import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { rulesForPicked } from "../../shared/objects/wayToPlan.ts";
import type { Host } from "../../shared/trpc/types.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { DraftStep, type RenderProtect } from "./DraftStep.tsx";
import { useTicks } from "./useTicks.ts";

interface Props {
  host: Host;
  title: string;
  /** Keys of what was picked. */
  picked: readonly string[];
  renderProtect: RenderProtect;
}

/** A plan of picked objects and nothing else: there are no rules to choose. */
export function PickedFlow({ host, title, picked, renderProtect }: Props) {
  const { t } = useTranslation();
  const ticks = useTicks();
  const rules = useMemo(() => rulesForPicked(picked), [picked]);
  return (
    <>
      <div className="mb-4">
        <Link href="/usage" className="rounded text-sm text-muted underline hover:text-text">
          {t("picked.toUsage")}
        </Link>
        <PageHeading>{title}</PageHeading>
      </div>
      {picked.length === 0 ? (
        <Notice tone="info" className="max-w-xl">
          {t("picked.lost")}
        </Notice>
      ) : (
        <DraftStep
          host={host}
          rules={rules}
          only={picked}
          wanted
          ticks={ticks}
          takesFocus={false}
          renderProtect={renderProtect}
          onBack={() => history.back()}
        />
      )}
    </>
  );
}
