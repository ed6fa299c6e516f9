import { useCallback, useDeferredValue, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { TypedFilter } from "../../shared/address/useTypedFilter.ts";
import type { ObjectsByKey } from "../../shared/objects/inUse.ts";
import { serverNow } from "../../shared/trpc/serverClock.ts";
import type { DiskUsage, ObjectKind } from "../../shared/trpc/types.ts";
import type { View } from "./address.ts";
import { filtered, sorted } from "./arrange.ts";
import { ColumnsMenu } from "./ColumnsMenu.tsx";
import type { Sorting } from "./columns.ts";
import { elsewhere } from "./elsewhere.ts";
import { matcherOf } from "./filter/matching.ts";
import { parse } from "./filter/parse.ts";
import { KindSum } from "./KindSum.tsx";
import { NothingHere } from "./NothingHere.tsx";
import { ObjectFilter } from "./ObjectFilter.tsx";
import type { ChangeProtection } from "./ProtectionCell.tsx";
import { rangeOf } from "./picking/afterTick.ts";
import { PickAll } from "./picking/PickAll.tsx";
import type { Tick } from "./picking/PickCell.tsx";
import type { Picked } from "./picking/usePicked.ts";
import { rowsOf, tiedTo } from "./rows.ts";
import { TiedNotice } from "./TiedNotice.tsx";
import { UsageGrid } from "./UsageGrid.tsx";
import { UsageTools } from "./UsageTools.tsx";
import { useColumns } from "./useColumns.ts";

interface Props {
  usage: DiskUsage;
  kind: ObjectKind;
  byKey: ObjectsByKey;
  view: View;
  typed: TypedFilter;
  onView: (view: Partial<View>) => void;
  /** To the table of another kind, with the same filter. */
  onKind: (kind: ObjectKind) => void;
  /** `null`: that is not this person's to do. */
  onProtection: ChangeProtection | null;
  picked: Picked | null;
}

/** All objects of one kind. */
export function ObjectsTable(props: Props) {
  const { usage, kind, byKey, view, typed, onView, onKind, onProtection, picked } = props;
  const { t, i18n } = useTranslation();
  const { objects, watchedSince, totals } = usage;
  const { sorting, tiedTo: tie } = view;
  const columns = useColumns(kind);
  const filter = useDeferredValue(typed.text);
  const all = useMemo(() => rowsOf(objects, byKey, kind), [objects, byKey, kind]);
  const tied = useMemo(() => (tie === null ? null : tiedTo(tie, objects, byKey)), [tie, objects, byKey]);
  const holds = useMemo(
    () => matcherOf(parse(filter).terms, { now: serverNow(), watchedSince }),
    [filter, watchedSince],
  );
  const found = useMemo(() => filtered(all, holds, tied), [all, holds, tied]);
  // The heading is turned at once, the rows when they are ready.
  const { by, descending } = useDeferredValue(sorting);
  const shown = useMemo(
    () => sorted(found, { by, descending }, i18n.language),
    [found, by, descending, i18n.language],
  );
  const onTick = useTick(shown, picked);
  const onSort = useCallback((next: Sorting) => onView({ sorting: next }), [onView]);
  if (all.length === 0 && tie === null && filter === "") return <NothingHere subject={kind} />;
  return (
    <>
      <TiedNotice tie={tie} byKey={byKey} onClear={() => onView({ tiedTo: null })} />
      <UsageTools
        subject={kind}
        filter={<ObjectFilter typed={typed} objects={objects} />}
        sorting={sorting}
        onSort={onSort}
        shown={shown.length}
        all={all.length}
      >
        <KindSum total={totals[kind]} kind={kind} named={usage.unusedNamedVolumesBytes} />
      </UsageTools>
      {shown.length > 0 ? (
        <>
          <div className="mb-1 flex flex-wrap items-center justify-between gap-x-4 lg:px-4">
            {picked ? <PickAll shown={shown} picked={picked} /> : <span />}
            <ColumnsMenu kind={kind} shown={columns.shown} onChoose={columns.choose} />
          </div>
          <UsageGrid
            label={t(`kinds.${kind}`)}
            kind={kind}
            columns={columns.shown}
            rows={shown}
            sorting={sorting}
            onSort={onSort}
            watchedSince={watchedSince}
            onProtection={onProtection}
            picked={picked?.keys ?? null}
            onTick={onTick}
          />
        </>
      ) : (
        <NothingHere
          subject={kind}
          elsewhere={tie === null ? elsewhere(objects, byKey, kind, holds) : []}
          onKind={onKind}
          onClear={() => {
            typed.put("");
            onView({ filter: "", tiedTo: null });
          }}
        />
      )}
    </>
  );
}

/** Ticks a row, or with Shift all from the one that was ticked before. Stays the same, so that rows need not be drawn anew. */
function useTick(shown: readonly { key: string }[], picked: Picked | null): Tick {
  const last = useRef<string | null>(null);
  const rows = useRef(shown);
  useEffect(() => {
    rows.current = shown;
  }, [shown]);
  const tick = picked?.tick;
  return useCallback(
    (key, ticked, range) => {
      tick?.(range ? rangeOf(rows.current, last.current, key) : [key], ticked);
      last.current = key;
    },
    [tick],
  );
}
