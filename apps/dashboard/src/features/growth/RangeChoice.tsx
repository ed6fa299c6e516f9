import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Segment } from "../../shared/ui/Segment.tsx";
import { type Range, rangeNames } from "./ranges.ts";

interface Props {
  range: Range;
  onChoose: (range: Range) => void;
}

export function RangeChoice({ range, onChoose }: Props) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className="flex gap-px rounded border border-edge bg-sunken p-0.5 text-sm">
      <legend className="sr-only">{t("growth.range")}</legend>
      {rangeNames.map((one) => (
        <Segment
          key={one}
          name={name}
          label={t(`growth.ranges.${one}`)}
          checked={one === range}
          onPick={() => onChoose(one)}
        />
      ))}
    </fieldset>
  );
}
