import { memo } from "react";
import { ObjectName } from "../../shared/grid/ObjectName.tsx";
import { ObjectSize } from "../../shared/grid/ObjectSize.tsx";
import type { RowPlace } from "../../shared/grid/VirtualGrid.tsx";
import { VirtualRow } from "../../shared/grid/VirtualRow.tsx";
import { useWords } from "../../shared/i18n/WordsProvider.tsx";
import { objectHref } from "../../shared/objects/objectHref.ts";
import type { PlanItem, SparedObject } from "../../shared/trpc/types.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { KindLabel } from "../../shared/ui/KindLabel.tsx";
import { ageWords } from "./ageWords.ts";
import { gridLook } from "./gridLook.ts";
import { isTickable, type PlanRow } from "./planRows.ts";
import type { Speech } from "./reasonWords.ts";
import { nameOfRow, rowWords } from "./rowWords.ts";

export interface RowActions {
  onTick: (key: string, ticked: boolean) => void;
  onProtect: (object: PlanItem | SparedObject) => void;
  onPoint: (key: string | null) => void;
}

interface Props extends RowPlace {
  row: PlanRow;
  mode: "goes" | "stays";
  rows: ReadonlyMap<string, PlanRow>;
  speech: Speech;
  /** How it is tied to the row that is pointed at or has the focus. */
  relation: "needs" | "frees" | null;
  actions: RowActions;
}

const relationLook = {
  needs:
    "bg-hover shadow-[inset_3px_0_0_var(--color-accent)] forced-colors:outline-2 forced-colors:-outline-offset-2",
  frees:
    "bg-hover shadow-[inset_3px_0_0_var(--color-bad)] forced-colors:outline-2 forced-colors:-outline-offset-2",
} as const;

export const GridRow = memo(function GridRow({
  row,
  mode,
  rows,
  speech,
  relation,
  actions,
  ...place
}: Props) {
  const { t } = useWords();
  const { key, object, standing } = row;
  const look = gridLook[mode];
  const goes = standing === "goes";
  const name = nameOfRow(row);
  const [reason, ...ties] = rowWords(speech, row, rows);
  const alarming = goes && object.kind === "volumes" && object.reason.code === "named";
  return (
    <VirtualRow
      place={place}
      aria-selected={mode === "goes" ? goes : undefined}
      onPointerEnter={() => actions.onPoint(key)}
      onPointerLeave={() => actions.onPoint(null)}
      className={`${look.row} lg:items-start ${relation ? relationLook[relation] : ""}`}
    >
      {mode === "goes" && (
        <span role="gridcell" className="row-span-5 lg:row-span-1">
          <label className="-m-1 grid size-7 place-items-center">
            <input
              type="checkbox"
              aria-label={t("cleanup.plan.tick", { name })}
              checked={goes}
              disabled={!isTickable(row)}
              tabIndex={-1}
              onChange={(event) => actions.onTick(key, event.target.checked)}
              className="size-4 accent-accent"
            />
          </label>
        </span>
      )}
      <span role="gridcell" className={`${look.first} text-xs text-muted lg:text-sm lg:text-text`}>
        <KindLabel kind={object.kind} />
      </span>
      <span role="rowheader" className={`${look.wide} order-1 min-w-0 lg:order-none`}>
        <ObjectName
          object={object}
          muted={mode === "goes" && !goes}
          href={objectHref(object)}
          tabIndex={place.active ? 0 : -1}
        />
      </span>
      <span role="gridcell" className={`${look.last} text-right ${goes ? "font-medium" : "text-muted"}`}>
        <ObjectSize {...object} />
      </span>
      <span role="gridcell" className={`${look.wide} order-1 min-w-0 wrap-anywhere lg:order-none`}>
        {alarming && <Icon name="warning" className="mr-1 inline size-3.5 align-[-2px] text-warn" />}
        <span className={goes || mode === "stays" ? "" : "text-muted"}>{reason}</span>
        {ties.map((words) => (
          <span key={words} className="block text-xs text-muted">
            {words}
          </span>
        ))}
      </span>
      <span role="gridcell" className={`${look.first} order-2 text-xs leading-5 text-muted lg:order-none`}>
        {ageWords(speech, object).map((words) => (
          <span key={words} className="mr-2 lg:mr-0 lg:block">
            {words}
          </span>
        ))}
      </span>
      <span
        role="gridcell"
        className={`${look.wide} order-1 text-xs leading-5 wrap-anywhere text-muted lg:order-none ${object.project ? "" : "max-lg:hidden"}`}
      >
        {object.project && (
          <>
            <span className="lg:hidden">{t("cleanup.plan.projectIs", { project: object.project })}</span>
            <span className="hidden lg:inline">{object.project}</span>
          </>
        )}
      </span>
      <span role="gridcell" className={`${look.last} order-2 text-right lg:order-none`}>
        <button
          type="button"
          tabIndex={place.active ? 0 : -1}
          aria-label={t("objects.protectWhat", { name })}
          onClick={() => actions.onProtect(object)}
          className="-my-0.5 inline-flex min-h-6 items-center gap-1 rounded px-1.5 text-xs whitespace-nowrap text-muted hover:bg-sunken hover:text-text"
        >
          <Icon name="kept" className="size-3.5" />
          {t("objects.protect")}
        </button>
      </span>
    </VirtualRow>
  );
});
