import { lazy, Suspense, useDeferredValue, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAddressWords } from "../../shared/address/useAddressWords.ts";
import { useTypedFilter } from "../../shared/address/useTypedFilter.ts";
import { useFormats } from "../../shared/format/useFormats.ts";
import { withItsWords } from "../../shared/i18n/i18n.ts";
import type { CleanupRun, Outcome } from "../../shared/trpc/types.ts";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBoundary } from "../../shared/ui/PanelBoundary.tsx";
import { countsOf } from "./counts.ts";
import { inOrder } from "./inOrder.ts";
import { OutcomeFilter } from "./OutcomeFilter.tsx";
import { OutcomeRow } from "./OutcomeRow.tsx";
import { choiceIn, filterOutcomes } from "./outcomeFilter.ts";
import { VirtualRows } from "./VirtualRows.tsx";

const ReceiptDialog = lazy(() => withItsWords(import("./ReceiptDialog.tsx")));

/** Every object of a run with what became of it, as it becomes known. */
export function OutcomesPanel({ run }: { run: CleanupRun }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { params, say } = useAddressWords();
  const choice = choiceIn(params);
  const typed = useTypedFilter(params.get("search") ?? "", (words, step) => say({ search: words }, step));
  const search = useDeferredValue(typed.text);
  const [shown, show] = useState<Outcome>();
  const opener = useRef<HTMLElement>(null);
  const ordered = useMemo(() => inOrder(run.outcomes), [run.outcomes]);
  const list = useMemo(() => filterOutcomes(t, ordered, choice, search), [t, ordered, choice, search]);
  const all = run.outcomes.length;
  const narrowed = choice !== "all" || search.trim() !== "";
  return (
    <Panel
      title={t("runs.objects.title")}
      aside={
        <span role="status" className="text-sm text-muted">
          {narrowed &&
            t("runs.objects.shown", {
              count: list.length,
              n: format.count(list.length),
              all: format.count(all),
            })}
        </span>
      }
    >
      <OutcomeFilter
        counts={{ all, ...countsOf(run) }}
        choice={choice}
        onChoose={(one) => say({ outcome: one === "all" ? null : one }, { replace: false })}
        search={typed.text}
        onSearch={typed.type}
        onSearchDone={typed.end}
      />
      {list.length > 0 ? (
        <VirtualRows
          // A narrower list starts at its top.
          key={`${choice} ${search}`}
          label={t("runs.objects.region")}
          list={list}
          follow={run.state === "running" && !narrowed}
          row={(outcome) => (
            <OutcomeRow
              outcome={outcome}
              onShow={(one, button) => {
                opener.current = button;
                show(one);
              }}
            />
          )}
        />
      ) : (
        <p className="px-4 pb-4 text-muted">
          {t(`runs.objects.${narrowed ? "none" : run.state === "running" ? "noneYet" : "noneAtAll"}`)}
        </p>
      )}
      {shown && (
        <PanelBoundary>
          <Suspense>
            <ReceiptDialog run={run.id} outcome={shown} opener={opener} onClose={() => show(undefined)} />
          </Suspense>
        </PanelBoundary>
      )}
    </Panel>
  );
}
