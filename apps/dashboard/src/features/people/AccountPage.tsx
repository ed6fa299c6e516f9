import { useTranslation } from "react-i18next";
import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { OwnSessions } from "./OwnSessions.tsx";
import { PasswordPanel } from "./PasswordPanel.tsx";
import { SecondFactorPanel } from "./SecondFactorPanel.tsx";

function HowOneSignsIn() {
  const { t } = useTranslation("people");
  const query = trpc.session.account.useQuery(undefined, {
    refetchInterval: ({ state }) => (state.error ? nextPollMs(state.error, false) : false),
  });
  const asked = asPanel(query, useHeldError(query));
  if (asked.data?.signsInBy === "password")
    return (
      <>
        <PasswordPanel />
        <SecondFactorPanel {...asked.data.secondFactor} />
      </>
    );
  return (
    <Panel title={t("account.bySso")} busy={!asked.data && !asked.failure}>
      <PanelBody asked={asked} rows={3}>
        {() => <p className="p-4">{t("account.bySsoWhat")}</p>}
      </PanelBody>
    </Panel>
  );
}

/** How one signs in, and where one is signed in. */
export default function AccountPage() {
  const { t } = useTranslation("people");
  useTitle(t("account.title"));
  return (
    <>
      <div className="mb-4 max-w-[52rem]">
        <PageHeading>{t("account.title")}</PageHeading>
        <p className="text-muted">{t("account.intro")}</p>
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <OwnSessions />
        <div className="grid gap-4">
          <HowOneSignsIn />
        </div>
      </div>
    </>
  );
}
