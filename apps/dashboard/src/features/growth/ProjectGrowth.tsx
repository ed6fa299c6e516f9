import { useTranslation } from "react-i18next";
import type { UsageHistory } from "../../shared/trpc/types.ts";
import { GrowthRow, GrowthTable } from "./GrowthTable.tsx";

const SHOWN = 4;

/** The compose projects that grow most. */
export function ProjectGrowth({ growth }: { growth: UsageHistory["growth"] }) {
  const { t } = useTranslation();
  const growing = growth.projects.filter(({ bytesPerDay }) => bytesPerDay > 0).slice(0, SHOWN);
  if (growing.length === 0) {
    return <p className="text-sm text-muted">{t("growth.noProjects")}</p>;
  }
  return (
    <GrowthTable caption={t("growth.byProject")} of={t("growth.columns.project")}>
      {growing.map(({ project, bytes, bytesPerDay }) => (
        <GrowthRow
          key={project}
          name={<span className="wrap-anywhere">{project}</span>}
          bytes={bytes}
          perDay={bytesPerDay}
        />
      ))}
    </GrowthTable>
  );
}
