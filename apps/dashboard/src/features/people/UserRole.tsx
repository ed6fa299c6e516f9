import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../shared/trpc/client.ts";
import { failureOf } from "../../shared/trpc/failure.ts";
import type { UserEntry } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { RoleChoice } from "./RoleChoice.tsx";

/** Somebody's role: to be changed, unless a provider gives it. */
export function UserRole({ user }: { user: UserEntry }) {
  const { t } = useTranslation(["people", "translation"]);
  const utils = trpc.useUtils();
  const [role, setRole] = useState(user.role);
  const [said, setSaid] = useState("");
  const change = trpc.users.setRole.useMutation({
    onSuccess(changed) {
      setSaid(t("users.roleChanged", { name: changed.name, role: t(`translation:roles.${changed.role}`) }));
      void utils.session.current.invalidate();
    },
    onError: () => setSaid(""),
    onSettled: () => utils.users.list.invalidate(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!change.isPending && role !== user.role) change.mutate({ id: user.id, role });
  };
  if (user.signsInBy === "provider")
    return (
      <section className="px-4 py-3">
        <h3 className="font-medium">{t(`translation:roles.${user.role}`)}</h3>
        <p className="mt-1 text-muted">{t("manage.roleFromProvider", { name: user.name })}</p>
      </section>
    );
  return (
    <form onSubmit={submit} className="space-y-3 px-4 py-3">
      <RoleChoice legend={t("manage.role")} role={role} onChoose={setRole} />
      {change.error && <FailureNotice failure={failureOf(change.error)} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" aria-disabled={role === user.role} disabled={change.isPending}>
          {t(change.isPending ? "manage.savingRole" : "manage.saveRole")}
        </Button>
        <span role="status">{said}</span>
      </div>
    </form>
  );
}
