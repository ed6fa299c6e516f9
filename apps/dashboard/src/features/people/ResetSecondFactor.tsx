import { useTranslation } from "react-i18next";
import { trpc } from "../../shared/trpc/client.ts";
import { failureOf } from "../../shared/trpc/failure.ts";
import type { UserEntry } from "../../shared/trpc/types.ts";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { AskInPlace } from "./AskInPlace.tsx";

/** For somebody who has lost theirs. */
export function ResetSecondFactor({ user }: { user: UserEntry }) {
  const { t } = useTranslation("people");
  const utils = trpc.useUtils();
  const reset = trpc.users.resetSecondFactor.useMutation({
    onSettled: () => utils.users.list.invalidate(),
  });
  return (
    <section className="space-y-2 border-t border-line px-4 py-3">
      <h3 className="font-medium">{t("secondFactor.reset")}</h3>
      {reset.error && <FailureNotice failure={failureOf(reset.error)} />}
      <AskInPlace
        what={t("secondFactor.resetWhat", { name: user.name })}
        words={{
          ask: t("secondFactor.resetAsk"),
          confirm: t("secondFactor.resetConfirm"),
          no: t("secondFactor.resetNo"),
        }}
        busy={reset.isPending}
        onConfirm={() => reset.mutate({ id: user.id })}
      />
    </section>
  );
}
