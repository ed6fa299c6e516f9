import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { failureOf } from "../../shared/trpc/failure.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { SessionList } from "./SessionList.tsx";

export function OwnSessions() {
  const { t } = useTranslation("people");
  const utils = trpc.useUtils();
  const [said, setSaid] = useState("");
  const query = trpc.session.list.useQuery(undefined, {
    refetchInterval: ({ state }) => nextPollMs(state.error, false),
  });
  const settled = { onSettled: () => utils.session.list.invalidate() };
  const end = trpc.session.end.useMutation({ ...settled, onSuccess: () => setSaid(t("session.ended")) });
  const endOthers = trpc.session.endOthers.useMutation({
    ...settled,
    onSuccess: ({ ended }) => setSaid(t("account.othersEnded", { count: ended })),
  });
  const asked = asPanel(query, useHeldError(query));
  const busy = end.isPending || endOthers.isPending;
  const error = end.error ?? endOthers.error;
  const others = (asked.data ?? []).some(({ current }) => !current);
  return (
    <Panel
      title={t("account.sessions")}
      busy={!asked.data && !asked.failure}
      aside={
        others && (
          <Button disabled={busy} onClick={() => endOthers.mutate()}>
            {t("account.endOthers")}
          </Button>
        )
      }
    >
      <p role="status" className={said ? "px-4 pt-3 font-medium" : "sr-only"}>
        {said}
      </p>
      {error && <FailureNotice failure={failureOf(error)} className="m-4" />}
      <PanelBody asked={asked} rows={3}>
        {(sessions) => (
          <SessionList
            sessions={sessions}
            busy={busy}
            onEnd={(id) => {
              endOthers.reset();
              end.mutate({ id });
            }}
          />
        )}
      </PanelBody>
    </Panel>
  );
}
