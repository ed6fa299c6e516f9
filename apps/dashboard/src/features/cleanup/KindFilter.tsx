import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { ObjectKind } from "../../shared/trpc/types.ts";
import { Segment } from "../../shared/ui/Segment.tsx";
import type { Filter } from "./arrange.ts";

interface Props {
  counts: readonly [ObjectKind, number][];
  kind: Filter["kind"];
  onPick: (kind: Filter["kind"]) => void;
}

export function KindFilter({ counts, kind, onPick }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const name = useId();
  return (
    <fieldset>
      <legend className="sr-only">{t("cleanup.plan.kinds")}</legend>
      <div className="flex flex-wrap gap-px rounded border border-edge bg-sunken p-0.5">
        <Segment
          name={name}
          label={t("cleanup.plan.allKinds")}
          checked={kind === "all"}
          onPick={() => onPick("all")}
        />
        {counts.map(([one, count]) => (
          <Segment
            key={one}
            name={name}
            label={t("cleanup.plan.kindWithCount", { kind: t(`kinds.${one}`), n: format.count(count) })}
            checked={kind === one}
            onPick={() => onPick(one)}
          />
        ))}
      </div>
    </fieldset>
  );
}
