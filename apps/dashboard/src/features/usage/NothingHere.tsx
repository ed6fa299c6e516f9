import { useTranslation } from "react-i18next";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import type { Subject } from "./columns.ts";

interface Props {
  subject: Subject;
  /** There is something, but nothing that matches: looks for less. */
  onClear?: () => void;
}

/** In the place of an empty table. */
export function NothingHere({ subject, onClear }: Props) {
  const { t } = useTranslation();
  if (!onClear)
    return (
      <Notice tone="info" className="mt-3">
        {t(`usage.empty.${subject}`)}
      </Notice>
    );
  return (
    <Notice tone="info" role="status">
      <p>{t("usage.noneFound")}</p>
      <Button onClick={onClear} className="mt-2">
        {t("usage.clear")}
      </Button>
    </Notice>
  );
}
