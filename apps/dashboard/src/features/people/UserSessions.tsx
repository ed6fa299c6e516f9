import { useTranslation } from "react-i18next";
import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { failureOf } from "../../shared/trpc/failure.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import type { UserEntry } from "../../shared/trpc/types.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { SessionList } from "./SessionList.tsx";

/** Where somebody else is signed in. */
export function UserSessions({ user }: { user: UserEntry }) {
  const { t } = useTranslation("people");
  const utils = trpc.useUtils();
  const query = trpc.users.sessions.useQuery(
    { id: user.id },
    { refetchInterval: ({ state }) => nextPollMs(state.error, false) },
  );
  const settled = {
    onSettled: async () => {
      await Promise.all([
        utils.users.sessions.invalidate({ id: user.id }),
        utils.users.list.invalidate(),
        // It may have been this very one.
        utils.session.current.invalidate(),
      ]);
    },
  };
  const end = trpc.users.endSession.useMutation(settled);
  const endAll = trpc.users.endSessions.useMutation(settled);
  const asked = asPanel(query, useHeldError(query));
  const error = end.error ?? endAll.error;
  const busy = end.isPending || endAll.isPending;
  return (
    <section className="border-t border-line">
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 pt-3">
        <h3 className="font-medium">{t("manage.sessions")}</h3>
        {asked.data && asked.data.length > 0 && (
          <Button disabled={busy} onClick={() => endAll.mutate({ id: user.id })}>
            {t("manage.endAll")}
          </Button>
        )}
      </div>
      {error && <FailureNotice failure={failureOf(error)} className="m-4" />}
      <PanelBody asked={asked} rows={2}>
        {(sessions) => (
          <SessionList
            sessions={sessions}
            busy={busy}
            onEnd={(id) => {
              endAll.reset();
              end.mutate({ user: user.id, id });
            }}
          />
        )}
      </PanelBody>
    </section>
  );
}
