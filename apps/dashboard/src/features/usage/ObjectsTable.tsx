import { useDeferredValue, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { DiskUsage, ObjectKind } from "../../shared/trpc/types.ts";
import { plainView, type View } from "./address.ts";
import { filtered, sorted } from "./arrange.ts";
import { KindSum } from "./KindSum.tsx";
import { NothingHere } from "./NothingHere.tsx";
import type { ChangeProtection } from "./ProtectionCell.tsx";
import { type ObjectsByKey, rowsOf, tiedTo } from "./rows.ts";
import { TiedNotice } from "./TiedNotice.tsx";
import { UsageGrid } from "./UsageGrid.tsx";
import { UsageTools } from "./UsageTools.tsx";

interface Props {
  usage: DiskUsage;
  kind: ObjectKind;
  byKey: ObjectsByKey;
  view: View;
  onView: (view: View) => void;
  /** `null`: that is not this person's to do. */
  onProtection: ChangeProtection | null;
}

/** All objects of one kind. */
export function ObjectsTable({ usage, kind, byKey, view, onView, onProtection }: Props) {
  const { t, i18n } = useTranslation();
  const { objects, watchedSince, totals } = usage;
  const { unused, protected: kept, sorting, tiedTo: tie } = view;
  const search = useDeferredValue(view.search);
  const all = useMemo(() => rowsOf(objects, byKey, kind), [objects, byKey, kind]);
  const tied = useMemo(() => (tie === null ? null : tiedTo(tie, objects, byKey)), [tie, objects, byKey]);
  const found = useMemo(
    () => filtered(all, { search, unused, protected: kept }, tied),
    [all, search, unused, kept, tied],
  );
  const { by, descending } = sorting;
  const shown = useMemo(
    () => sorted(found, { by, descending }, i18n.language),
    [found, by, descending, i18n.language],
  );
  if (all.length === 0 && tie === null) return <NothingHere subject={kind} />;
  return (
    <>
      <TiedNotice tie={tie} byKey={byKey} onClear={() => onView({ ...view, tiedTo: null })} />
      <UsageTools subject={kind} view={view} onView={onView} shown={shown.length} all={all.length}>
        <KindSum total={totals[kind]} kind={kind} named={usage.unusedNamedVolumesBytes} />
      </UsageTools>
      {shown.length > 0 ? (
        <UsageGrid
          label={t(`kinds.${kind}`)}
          kind={kind}
          rows={shown}
          sorting={sorting}
          onSort={(next) => onView({ ...view, sorting: next })}
          watchedSince={watchedSince}
          onProtection={onProtection}
        />
      ) : (
        <NothingHere subject={kind} onClear={() => onView({ ...plainView(kind), sorting })} />
      )}
    </>
  );
}
