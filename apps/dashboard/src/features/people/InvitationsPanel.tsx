import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { failureOf } from "../../shared/trpc/failure.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";

/** Links that have not been used yet. There while there are any. */
export function InvitationsPanel({ onSaid }: { onSaid: (words: string) => void }) {
  const { t } = useTranslation(["people", "translation"]);
  const format = useFormats();
  const utils = trpc.useUtils();
  const query = trpc.users.invitations.useQuery(undefined, {
    refetchInterval: ({ state }) => nextPollMs(state.error, false),
  });
  const withdraw = trpc.users.withdraw.useMutation({
    onSuccess: ({ whom }) => onSaid(t("users.withdrawn", { whom })),
    onSettled: () => utils.users.invitations.invalidate(),
  });
  const { data } = query;
  // What keeps the list of users from being read is told there.
  if (!withdraw.error && (!data || data.length === 0)) return null;
  return (
    <Panel title={t("invite.list")}>
      <p className="px-4 pt-3 text-sm text-muted">{t("invite.listIntro")}</p>
      {withdraw.error && <FailureNotice failure={failureOf(withdraw.error)} className="m-4" />}
      <ul>
        {data?.map(({ id, whom, role, createdBy, createdAt, expiresAt }) => (
          <li
            key={id}
            className="flex items-center justify-between gap-4 border-t border-line px-4 py-2.5 first:border-t-0"
          >
            <div className="min-w-0">
              <p className="font-medium wrap-anywhere">
                {whom}
                <span className="ml-2 font-normal text-muted">{t(`translation:roles.${role}`)}</span>
              </p>
              <p className="text-sm text-muted">
                {t("invite.by", { name: createdBy.name, when: format.instant(createdAt) })}
                {" · "}
                {t("invite.until", { when: format.instant(expiresAt) })}
              </p>
            </div>
            <Button
              className="shrink-0"
              disabled={withdraw.isPending}
              aria-label={t("invite.withdrawNamed", { whom })}
              onClick={() => withdraw.mutate({ id })}
            >
              {t("invite.withdraw")}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
