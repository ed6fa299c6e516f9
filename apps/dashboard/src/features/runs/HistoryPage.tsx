import { useTranslation } from "react-i18next";
import { useLocation, useSearch } from "wouter";
import { useSession } from "../../shared/session/SessionContext.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Help } from "../../shared/ui/help/Help.tsx";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { HistoryEmpty } from "./HistoryEmpty.tsx";
import { HistoryFilters } from "./HistoryFilters.tsx";
import { HistoryRow } from "./HistoryRow.tsx";
import { filterInput, type HistoryFilter, isNarrowed, readFilter, writeFilter } from "./historyFilter.ts";
import { SaveButtons } from "./SaveButtons.tsx";
import { useHistory } from "./useHistory.ts";

/** Every run there was, newest first. */
export default function HistoryPage() {
  const { t } = useTranslation();
  const { host } = useSession();
  const [, navigate] = useLocation();
  const filter = readFilter(new URLSearchParams(useSearch()));
  const { asked, hasOlder, olderComing, older, stale } = useHistory(host.id, filter);
  const narrow = (next: HistoryFilter) => {
    const query = writeFilter(next);
    navigate(query ? `/history?${query}` : "/history", { replace: true });
  };
  const some = asked.data !== undefined && asked.data.length > 0;
  /** There was no run at all: nothing to search, to save, or to explain. */
  const bare = asked.data?.length === 0 && !stale && !isNarrowed(filter);
  useTitle(t("runs.history.title"));
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <PageHeading>{t("runs.history.title")}</PageHeading>
        {!bare && (
          <div className="flex flex-wrap gap-2">
            <SaveButtons what={filterInput(filter)} />
          </div>
        )}
      </div>
      {!bare && <HistoryFilters filter={filter} onNarrow={narrow} />}
      <Panel
        title={t("runs.history.list")}
        aside={
          some && (
            <span className="flex items-center gap-1 text-sm text-muted">
              {t("runs.byKind.freed")}
              <Help what={t("runs.byKind.freed")} topic="runFreed" />
            </span>
          )
        }
        busy={stale || (!asked.data && !asked.failure)}
      >
        <PanelBody asked={asked} rows={8}>
          {(runs) =>
            runs.length === 0 ? (
              <HistoryEmpty
                narrowed={isNarrowed(filter)}
                onClear={() => narrow({ search: "", state: null })}
              />
            ) : (
              <>
                <ul>
                  {runs.map((run) => (
                    <HistoryRow key={run.id} run={run} />
                  ))}
                </ul>
                {hasOlder && (
                  <div className="border-t border-line p-3 text-center">
                    <Button onClick={older} disabled={olderComing}>
                      {t("runs.history.older")}
                    </Button>
                  </div>
                )}
              </>
            )
          }
        </PanelBody>
      </Panel>
    </>
  );
}
