import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { CleanupPlan } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { pickedOf } from "./pickedOf.ts";

interface Props {
  plan: CleanupPlan;
  onShowStaying: () => void;
}

/** What became of the pick: what of it goes, what stays, and what was gone already. */
export function PickedNotice({ plan, onShowStaying }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const sum = pickedOf(plan);
  if (!sum) return null;
  const counted = (count: number) => ({ count, n: format.count(count) });
  return (
    <Notice tone="info" className="mt-3">
      <p>{t("picked.goes", { ...counted(sum.picked), going: format.count(sum.goes) })}</p>
      {sum.gone > 0 && <p>{t("picked.gone", counted(sum.gone))}</p>}
      {sum.stays > 0 && (
        <Button onClick={onShowStaying} className="mt-2">
          {t("picked.stays", counted(sum.stays))}
        </Button>
      )}
    </Notice>
  );
}
