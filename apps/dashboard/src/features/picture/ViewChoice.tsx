import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Segment } from "../../shared/ui/Segment.tsx";
import type { View } from "./address.ts";

const views = ["picture", "table"] as const satisfies View[];

export function ViewChoice({ view, onChoose }: { view: View; onChoose: (view: View) => void }) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className="flex gap-px rounded border border-edge bg-sunken p-0.5 text-sm">
      <legend className="sr-only">{t("picture.view")}</legend>
      {views.map((one) => (
        <Segment
          key={one}
          name={name}
          label={t(`picture.views.${one}`)}
          checked={one === view}
          onPick={() => onChoose(one)}
        />
      ))}
    </fieldset>
  );
}
