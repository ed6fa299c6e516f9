import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Segment } from "../../shared/ui/Segment.tsx";
import { type Since, sinceNames } from "./sinceWhen.ts";

interface Props {
  since: Since;
  /** There was no visit before. */
  first: boolean;
  onChoose: (since: Since) => void;
}

export function SinceChoice({ since, first, onChoose }: Props) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className="flex gap-px rounded border border-edge bg-sunken p-0.5 text-sm">
      <legend className="sr-only">{t("changes.choice")}</legend>
      {sinceNames
        .filter((one) => one !== "visit" || !first)
        .map((one) => (
          <Segment
            key={one}
            name={name}
            label={t(`changes.choices.${one}`)}
            checked={one === since}
            onPick={() => onChoose(one)}
          />
        ))}
    </fieldset>
  );
}
