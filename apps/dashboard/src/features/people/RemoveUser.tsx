import { useTranslation } from "react-i18next";
import { trpc } from "../../shared/trpc/client.ts";
import { failureOf } from "../../shared/trpc/failure.ts";
import type { UserEntry } from "../../shared/trpc/types.ts";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { AskInPlace } from "./AskInPlace.tsx";

interface Props {
  user: UserEntry;
  onRemoved: () => void;
}

export function RemoveUser({ user, onRemoved }: Props) {
  const { t } = useTranslation("people");
  const utils = trpc.useUtils();
  const remove = trpc.users.remove.useMutation({
    onSuccess() {
      onRemoved();
      void utils.session.current.invalidate();
    },
    onSettled: () => utils.users.list.invalidate(),
  });
  const { name } = user;
  return (
    <section className="space-y-2 border-t border-line px-4 py-3">
      <h3 className="font-medium">{t("manage.remove.title")}</h3>
      {remove.error && <FailureNotice failure={failureOf(remove.error)} />}
      <AskInPlace
        what={t("manage.remove.what", { name })}
        words={{
          ask: t("manage.remove.ask", { name }),
          confirm: t("manage.remove.confirm", { name }),
          no: t("manage.remove.no"),
        }}
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ id: user.id })}
      />
    </section>
  );
}
