import { useTranslation } from "react-i18next";
import { Age } from "../../shared/format/Age.tsx";
import { useSession } from "../../shared/session/SessionContext.ts";
import type { UserEntry } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";

interface Props {
  user: UserEntry;
  onManage: () => void;
}

/** One person: who, with which role, and when last here. */
export function UserRow({ user, onManage }: Props) {
  const { t } = useTranslation(["people", "translation"]);
  const own = useSession().session.user.id === user.id;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-t border-line px-4 py-2.5 first:border-t-0 md:grid-cols-[minmax(0,1.4fr)_9rem_minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 font-medium wrap-anywhere">
          {user.name}
          {own && <span className="rounded bg-sunken px-1.5 text-sm font-normal">{t("users.you")}</span>}
          {user.signsInBy === "provider" && (
            <span className="rounded bg-sunken px-1.5 text-sm font-normal">{t("users.bySso")}</span>
          )}
          {user.secondFactor && (
            <span className="rounded bg-sunken px-1.5 text-sm font-normal">{t("secondFactor.has")}</span>
          )}
        </p>
        <p className="text-sm wrap-anywhere text-muted">{user.email}</p>
      </div>
      <p className="col-start-1 md:col-start-auto">{t(`translation:roles.${user.role}`)}</p>
      <p className="col-start-1 text-sm text-muted md:col-start-auto">
        {user.signedInAt === null ? (
          t("users.neverSignedIn")
        ) : (
          <Age at={user.signedInAt} wording={(age) => t("users.signedIn", { age })} />
        )}
        <br />
        {t("users.sessions", { count: user.sessions })}
      </p>
      <Button
        className="col-start-2 row-start-1 md:col-start-auto md:row-start-auto"
        aria-label={t("users.manageNamed", { name: user.name })}
        onClick={onManage}
      >
        {t("users.manage")}
      </Button>
    </li>
  );
}
