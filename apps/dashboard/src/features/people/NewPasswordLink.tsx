import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { failureOf } from "../../shared/trpc/failure.ts";
import type { PasswordLink, UserEntry } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { OneTimeLink } from "./OneTimeLink.tsx";

/** For somebody who has lost their password. */
export function NewPasswordLink({ user }: { user: UserEntry }) {
  const { t } = useTranslation("people");
  const format = useFormats();
  const opener = useRef<HTMLButtonElement>(null);
  const [made, setMade] = useState<PasswordLink | null>(null);
  const { error, isPending, mutate } = trpc.users.newPasswordLink.useMutation({ onSuccess: setMade });
  const close = () => {
    flushSync(() => setMade(null));
    opener.current?.focus();
  };
  return (
    <section className="space-y-2 border-t border-line px-4 py-3">
      <h3 className="font-medium">{t("passwordLink.title")}</h3>
      {error && <FailureNotice failure={failureOf(error)} />}
      {made ? (
        <OneTimeLink
          words={t("passwordLink.made", { name: made.user.name, until: format.instant(made.expiresAt) })}
          link={made.link}
          onDone={close}
        />
      ) : (
        <>
          <p className="text-muted">{t("passwordLink.what", { name: user.name })}</p>
          <Button ref={opener} disabled={isPending} onClick={() => mutate({ id: user.id })}>
            {t(isPending ? "passwordLink.making" : "passwordLink.make")}
          </Button>
        </>
      )}
    </section>
  );
}
