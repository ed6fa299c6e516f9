import { memo, useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { ColumnHeading } from "../../shared/grid/ColumnHeading.tsx";
import { pressed } from "../../shared/grid/sorting.ts";
import { VirtualGrid } from "../../shared/grid/VirtualGrid.tsx";
import { objectHref } from "../../shared/objects/objectHref.ts";
import type { ObjectKind } from "../../shared/trpc/types.ts";
import { type Column, type Sorting, sortingBy } from "./columns.ts";
import { helpOf } from "./helpTopics.ts";
import { rowLook, template } from "./looks.ts";
import type { ChangeProtection } from "./ProtectionCell.tsx";
import type { Tick } from "./picking/PickCell.tsx";
import type { UsageRow } from "./rows.ts";
import { UsageGridRow } from "./UsageGridRow.tsx";
import { useCellLabels } from "./useCellLabels.ts";
import { useColumnWords } from "./useColumnWords.ts";

interface Props {
  label: string;
  kind: ObjectKind;
  columns: readonly Column[];
  /** In their order. */
  rows: readonly UsageRow[];
  sorting: Sorting;
  onSort: (sorting: Sorting) => void;
  watchedSince: string;
  onProtection: ChangeProtection | null;
  /** `null`: rows cannot be picked. */
  picked: ReadonlySet<string> | null;
  onTick: Tick;
}

/** The objects of one kind, in columns where there is room for them. */
export const UsageGrid = memo(function UsageGrid(props: Props) {
  const { label, kind, columns, rows, sorting, onSort, watchedSince, onProtection, picked, onTick } = props;
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const wordFor = useColumnWords(kind);
  const labels = useCellLabels(kind, columns);
  const onEnter = useCallback(
    (key: string) => {
      const row = rows.find((one) => one.key === key);
      if (row) navigate(objectHref(row.object));
    },
    [rows, navigate],
  );
  return (
    <VirtualGrid
      label={label}
      columns={columns.length + (picked ? 1 : 0)}
      template={template(kind, columns, picked !== null)}
      multiselectable={picked !== null}
      rows={rows}
      onEnter={onEnter}
      onSpace={picked ? (key, range) => onTick(key, range || !picked.has(key), range) : undefined}
      heading={
        <div role="row" aria-rowindex={1} className={`${rowLook} items-center px-4 py-1`}>
          {picked && (
            <span role="columnheader">
              <span className="sr-only">{t("usage.pick.column")}</span>
            </span>
          )}
          {columns.map((column) => (
            <ColumnHeading
              key={column}
              by={column}
              label={wordFor(column)}
              sorting={sorting}
              onPress={(by) => onSort(pressed(sorting, by, sortingBy))}
              end={column === "bytes" || column === "uniqueBytes"}
              help={helpOf(kind, column)}
            />
          ))}
        </div>
      }
      row={(row, place) => (
        <UsageGridRow
          key={row.key}
          {...place}
          row={row}
          columns={columns}
          labels={labels}
          watchedSince={watchedSince}
          onProtection={onProtection}
          picked={picked && picked.has(row.key)}
          onTick={onTick}
        />
      )}
    />
  );
});
