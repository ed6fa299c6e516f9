import { useTranslation } from "react-i18next";
import { Panel } from "../../shared/ui/Panel.tsx";

/** Why there is nothing over time of what never changes. */
export function NoObjectGrowth() {
  const { t } = useTranslation();
  return (
    <Panel title={t("growth.object.title")}>
      <p className="p-4 text-sm text-muted">{t("growth.object.notOfCache")}</p>
    </Panel>
  );
}
