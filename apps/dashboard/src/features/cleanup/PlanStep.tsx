import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { CleanupPlan, PlanItem, SparedObject } from "../../shared/trpc/types.ts";
import { countsOf, filtered, sorted } from "./arrange.ts";
import type { RenderProtect } from "./DraftStep.tsx";
import { isGone } from "./isGone.ts";
import { NothingShown } from "./NothingShown.tsx";
import { ObjectGrid } from "./ObjectGrid.tsx";
import { PickedNotice } from "./PickedNotice.tsx";
import { PlanNotices } from "./PlanNotices.tsx";
import { PlanTabs } from "./PlanTabs.tsx";
import { PlanTools } from "./PlanTools.tsx";
import { goingRows, stayingRows } from "./planRows.ts";
import { StepHeading } from "./StepHeading.tsx";
import { SummaryBar } from "./SummaryBar.tsx";
import { TickAll } from "./TickAll.tsx";
import type { useDraft } from "./useDraft.ts";
import { usePlan } from "./usePlan.ts";
import { usePlanView } from "./usePlanView.ts";
import type { Ticks } from "./useTicks.ts";
import { Warnings } from "./Warnings.tsx";

const loadConfirm = () => import("./ConfirmDialog.tsx");
const ConfirmDialog = lazy(loadConfirm);

interface Props {
  draft: CleanupPlan;
  made: ReturnType<typeof useDraft>;
  ticks: Ticks;
  takesFocus: boolean;
  renderProtect: RenderProtect;
}

/** Every object that goes, with its bytes and its reason; and every one that stays, with its. */
export function PlanStep({ draft, made, ticks, takesFocus, renderProtect }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const { wish, tick, again } = ticks;
  const { plan, settled, failure, asking, retry } = usePlan(draft, wish);
  const { side, setSide, filter, setFilter, showAll, endSearch, sorting, setSorting } = usePlanView();
  const [protecting, setProtecting] = useState<PlanItem | SparedObject | null>(null);
  const [confirming, setConfirming] = useState(false);
  const search = useDeferredValue(filter.search);

  const staying = useMemo(() => stayingRows(plan), [plan]);
  const all = useMemo(
    () => (side === "goes" ? goingRows(draft, plan, wish.except, settled) : staying),
    [side, draft, plan, wish.except, settled, staying],
  );
  const rows = useMemo(() => new Map(all.map((row) => [row.key, row])), [all]);
  const inOrder = useMemo(() => sorted(all, sorting), [all, sorting]);
  const shown = useMemo(
    () => filtered(inOrder, { kind: filter.kind, search }),
    [inOrder, filter.kind, search],
  );
  const counts = useMemo(() => countsOf(all), [all]);
  const speech = useMemo(() => ({ t, format, readAt: plan.readAt }), [t, format, plan.readAt]);
  const onTick = useCallback((key: string, ticked: boolean) => tick([key], ticked), [tick]);
  const ready = settled && !made.making;

  return (
    <>
      <StepHeading takesFocus={takesFocus}>{t("cleanup.plan.title")}</StepHeading>
      <PlanNotices
        plan={plan}
        failure={failure}
        asking={asking}
        onRetry={retry}
        draftFailure={made.failure}
        making={made.making}
        onAgain={made.make}
        onCancel={made.cancel}
      />
      <PickedNotice plan={plan} onShowStaying={() => setSide("stays")} />
      <Warnings plan={plan} speech={speech} />
      <PlanTabs side={side} counts={{ goes: plan.items.length, stays: staying.length }} onPick={setSide}>
        {all.length > 0 && (
          <PlanTools
            counts={counts}
            filter={filter}
            onFilter={setFilter}
            onSearchDone={endSearch}
            sorting={sorting}
            onSort={setSorting}
          >
            {side === "goes" && <TickAll shown={shown} filter={filter} onTick={tick} />}
          </PlanTools>
        )}
        {shown.length > 0 ? (
          <ObjectGrid
            key={side}
            label={t(`cleanup.plan.${side}`)}
            mode={side}
            shown={shown}
            rows={rows}
            speech={speech}
            sorting={sorting}
            onSort={setSorting}
            onTick={onTick}
            onProtect={setProtecting}
          />
        ) : (
          <NothingShown
            side={side}
            all={all.length}
            staying={staying.length}
            onShowAll={showAll}
            onShowStaying={() => setSide("stays")}
          />
        )}
      </PlanTabs>
      <SummaryBar
        plan={plan}
        settled={ready}
        failed={failure !== null || made.failure !== null}
        gone={isGone(failure)}
        onAgain={made.make}
        onIntent={() => void loadConfirm()}
        onRemove={() => setConfirming(true)}
      />
      {confirming && (
        <Suspense>
          <ConfirmDialog plan={plan} onAgain={made.make} onClose={() => setConfirming(false)} />
        </Suspense>
      )}
      {protecting &&
        renderProtect(protecting, {
          onDone: () => {
            setProtecting(null);
            again();
          },
          onClose: () => setProtecting(null),
        })}
    </>
  );
}
