import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import type { Side } from "./PlanTabs.tsx";

interface Props {
  side: Side;
  /** How many the side has, before anything was filtered. */
  all: number;
  staying: number;
  onShowAll: () => void;
  onShowStaying: () => void;
}

/** In the place of an empty table: why it is empty, and where to look instead. */
export function NothingShown({ side, all, staying, onShowAll, onShowStaying }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  if (all > 0)
    return (
      <Notice tone="info" role="status">
        <p>{t("cleanup.plan.noneFound")}</p>
        <Button onClick={onShowAll} className="mt-2">
          {t("cleanup.plan.showAll")}
        </Button>
      </Notice>
    );
  if (side === "stays")
    return (
      <Notice tone="info" className="mt-3">
        {t("cleanup.plan.nothingStays")}
      </Notice>
    );
  return (
    <Notice tone="info" className="mt-3">
      <p>{t("cleanup.plan.empty")}</p>
      {staying > 0 && (
        <Button onClick={onShowStaying} className="mt-2">
          {t("cleanup.plan.emptyStays", { count: staying, n: format.count(staying) })}
        </Button>
      )}
    </Notice>
  );
}
