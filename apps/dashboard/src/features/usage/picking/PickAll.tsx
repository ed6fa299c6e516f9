import { memo, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../../shared/format/useFormats.ts";
import type { UsageRow } from "../rows.ts";
import type { Picked } from "./usePicked.ts";

interface Props {
  shown: readonly UsageRow[];
  picked: Picked;
}

/** Picks all that are shown, or none of them. */
export const PickAll = memo(function PickAll({ shown, picked: { keys, tick } }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const box = useRef<HTMLInputElement>(null);
  const ticked = useMemo(() => shown.filter(({ key }) => keys.has(key)).length, [shown, keys]);
  const all = ticked > 0 && ticked === shown.length;
  useEffect(() => {
    // There is no attribute for it.
    if (box.current) box.current.indeterminate = ticked > 0 && !all;
  }, [ticked, all]);
  return (
    <label className="inline-flex min-h-8 items-center gap-2 text-sm whitespace-nowrap">
      <input
        ref={box}
        type="checkbox"
        checked={all}
        disabled={shown.length === 0}
        onChange={() =>
          tick(
            shown.map(({ key }) => key),
            !all,
          )
        }
        className="size-4 accent-accent"
      />
      {t("usage.pick.all", { count: shown.length, n: format.count(shown.length) })}
    </label>
  );
});
