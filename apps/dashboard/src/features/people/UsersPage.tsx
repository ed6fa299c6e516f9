import { lazy, Suspense, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { useAdding } from "../../shared/address/useAdding.ts";
import { may } from "../../shared/session/may.ts";
import { useSession } from "../../shared/session/SessionContext.ts";
import { useWaysIn } from "../../shared/session/useWaysIn.ts";
import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import type { UserEntry } from "../../shared/trpc/types.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { InvitationsPanel } from "./InvitationsPanel.tsx";
import { InviteForm } from "./InviteForm.tsx";
import { UserRow } from "./UserRow.tsx";

const ManageDialog = lazy(() => import("./ManageDialog.tsx"));

/** Who may sign in, and who is invited to. */
export default function UsersPage() {
  const { t } = useTranslation("people");
  const allowed = may(useSession().session.user.role, "administrator");
  const query = trpc.users.list.useQuery(undefined, {
    enabled: allowed,
    refetchInterval: ({ state }) => nextPollMs(state.error, false),
  });
  // Whoever comes by an invitation signs in with a password.
  const passwords = useWaysIn().data?.password !== false;
  const panel = asPanel(query, useHeldError(query));
  const asked = allowed ? panel : { ...panel, failure: { kind: "forbidden" } as const };
  const [inviting, setInviting] = useAdding();
  const [managed, setManaged] = useState<UserEntry>();
  const [said, setSaid] = useState("");
  const opener = useRef<HTMLButtonElement>(null);
  const heading = useRef<HTMLDivElement>(null);
  const close = () => {
    flushSync(() => setInviting(false));
    opener.current?.focus();
  };
  useTitle(t("users.title"));
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div ref={heading} className="max-w-[52rem]">
          <PageHeading>{t("users.title")}</PageHeading>
          <p className="text-muted">{t("users.intro")}</p>
        </div>
        {allowed && passwords && (
          <Button ref={opener} look="primary" aria-expanded={inviting} onClick={() => setInviting(!inviting)}>
            <Icon name="person" />
            {t("invite.open")}
          </Button>
        )}
      </div>
      {inviting && allowed && passwords && <InviteForm onClose={close} />}
      <p role="status" className={said ? "mb-3 font-medium" : "sr-only"}>
        {said}
      </p>
      <div className="grid gap-4">
        <Panel title={t("users.list")} busy={!asked.data && !asked.failure}>
          <PanelBody asked={asked} rows={4}>
            {(users) => (
              <ul>
                {users.map((user) => (
                  <UserRow key={user.id} user={user} onManage={() => setManaged(user)} />
                ))}
              </ul>
            )}
          </PanelBody>
        </Panel>
        {allowed && <InvitationsPanel onSaid={setSaid} />}
      </div>
      {managed && (
        <Suspense>
          <ManageDialog
            user={asked.data?.find(({ id }) => id === managed.id) ?? managed}
            onClose={(words) => {
              setSaid(words ?? "");
              setManaged(undefined);
              // Whoever was removed took their row with them, and the focus with it.
              if (words) heading.current?.querySelector("h1")?.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
