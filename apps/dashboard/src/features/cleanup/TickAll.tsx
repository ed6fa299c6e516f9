import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { Filter } from "./arrange.ts";
import { isTickable, type PlanRow, ticksOf } from "./planRows.ts";

interface Props {
  /** Those that it ticks and un-ticks. */
  shown: readonly PlanRow[];
  filter: Filter;
  onTick: (keys: readonly string[], ticked: boolean) => void;
}

/** Ticks or un-ticks all that are shown: of one kind, where one is picked. */
export function TickAll({ shown, filter, onTick }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const box = useRef<HTMLInputElement>(null);
  const ticks = ticksOf(shown);
  useEffect(() => {
    // There is no attribute for it.
    if (box.current) box.current.indeterminate = ticks === "some";
  }, [ticks]);
  const n = format.count(shown.length);
  return (
    <label className="inline-flex min-h-8 items-center gap-2 whitespace-nowrap">
      <input
        ref={box}
        type="checkbox"
        checked={ticks === "all"}
        disabled={ticks === null}
        onChange={() =>
          onTick(
            shown.filter(isTickable).map(({ key }) => key),
            ticks !== "all",
          )
        }
        className="size-4 accent-accent"
      />
      {filter.kind !== "all" && filter.search.trim() === ""
        ? t("cleanup.plan.tickKind", { kind: t(`kinds.${filter.kind}`), n })
        : t("cleanup.plan.tickShown", { count: shown.length, n })}
    </label>
  );
}
