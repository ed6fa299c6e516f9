import { useTranslation } from "react-i18next";
import { Age } from "../../shared/format/Age.tsx";
import { may } from "../../shared/session/may.ts";
import { useSession } from "../../shared/session/SessionContext.ts";
import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { EngineCallsTable } from "./EngineCallsTable.tsx";

/** What Dunnage asks of the engine, and what that costs: for whoever wonders whether it is Dunnage that keeps an engine busy. */
export default function DiagnosticsPage() {
  const { t } = useTranslation();
  const { host, session } = useSession();
  const allowed = may(session.user.role, "administrator");
  const query = trpc.diagnostics.engineCalls.useQuery(
    { host: host.id },
    { enabled: allowed, refetchInterval: ({ state }) => nextPollMs(state.error, false) },
  );
  const panel = asPanel(query, useHeldError(query));
  const asked = allowed ? panel : { ...panel, failure: { kind: "forbidden" } as const };
  useTitle(t("diagnostics.title"));
  return (
    <>
      <div className="mb-4 max-w-[52rem]">
        <PageHeading>{t("diagnostics.title")}</PageHeading>
        <p className="text-muted">{t("diagnostics.intro")}</p>
      </div>
      <Panel
        title={t("diagnostics.calls")}
        aside={
          asked.data && (
            <Age
              at={asked.data.since}
              wording={(age) => t("diagnostics.since", { age })}
              className="text-sm text-muted"
            />
          )
        }
        busy={!asked.data && !asked.failure}
      >
        <PanelBody asked={asked} rows={10}>
          {(data) => <EngineCallsTable {...data} />}
        </PanelBody>
      </Panel>
    </>
  );
}
