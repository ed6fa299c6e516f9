import { useTranslation } from "react-i18next";
import { may } from "../../shared/session/may.ts";
import { useSession } from "../../shared/session/SessionContext.ts";
import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { AuditRow } from "./AuditRow.tsx";

const PAGE = 100;

/** Every change in Dunnage itself, newest first. */
export default function AuditPage() {
  const { t } = useTranslation();
  const allowed = may(useSession().session.user.role, "administrator");
  const query = trpc.audit.list.useInfiniteQuery(
    { limit: PAGE },
    {
      getNextPageParam: ({ next }) => next ?? undefined,
      enabled: allowed,
      refetchInterval: ({ state }) => nextPollMs(state.error, false),
    },
  );
  const entries = query.data?.pages.flatMap((page) => page.entries);
  const panel = asPanel({ ...query, data: entries }, useHeldError(query));
  const asked = allowed ? panel : { ...panel, failure: { kind: "forbidden" } as const };
  useTitle(t("audit.title"));
  return (
    <>
      <div className="mb-4 max-w-[52rem]">
        <PageHeading>{t("audit.title")}</PageHeading>
        <p className="text-muted">{t("audit.intro")}</p>
      </div>
      <Panel title={t("audit.list")} busy={!asked.data && !asked.failure}>
        <PanelBody asked={asked} rows={10}>
          {(list) =>
            list.length > 0 ? (
              <>
                <ul>
                  {list.map((entry) => (
                    <AuditRow key={entry.id} entry={entry} />
                  ))}
                </ul>
                {query.hasNextPage && (
                  <div className="border-t border-line p-3 text-center">
                    <Button onClick={() => void query.fetchNextPage()} disabled={query.isFetchingNextPage}>
                      {t("audit.older")}
                    </Button>
                  </div>
                )}
              </>
            ) : (
              <div className="max-w-[44rem] p-4">
                <p className="font-medium">{t("audit.none.title")}</p>
                <p className="mt-1 text-muted">{t("audit.none.text")}</p>
              </div>
            )
          }
        </PanelBody>
      </Panel>
    </>
  );
}
