import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../shared/format/useNow.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { failureOf } from "../../shared/trpc/failure.ts";
import type { Token } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { hasExpired } from "./hasExpired.ts";

interface Props {
  token: Token;
  onLeave: () => void;
  onRevoked: (token: Token) => void;
}

/** Asks in place; Escape and the second button take it back. */
export function ConfirmRevoke({ token, onLeave, onRevoked }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const utils = trpc.useUtils();
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => confirm.current?.focus(), []);
  const revoke = trpc.tokens.revoke.useMutation({
    onSuccess: onRevoked,
    onSettled: () => utils.tokens.list.invalidate(),
  });
  const escape = (event: KeyboardEvent) => {
    if (event.key === "Escape") onLeave();
  };
  return (
    // Escape is a way out for whoever stands on one of the buttons inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <fieldset
      onKeyDown={escape}
      className="col-span-full mt-1 rounded border border-warn-line bg-warn-bg p-3"
    >
      <legend className="sr-only">{t("tokens.revokeNamed", { name: token.name })}</legend>
      {revoke.error && <FailureNotice failure={failureOf(revoke.error)} className="mb-3" />}
      <p id={`revoke-${token.id}`} className="wrap-anywhere">
        {hasExpired(token.expiresAt, now)
          ? t("tokens.revoking.expired")
          : t("tokens.revoking.what", { name: token.name })}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button
          ref={confirm}
          look="danger"
          aria-describedby={`revoke-${token.id}`}
          disabled={revoke.isPending}
          onClick={() => revoke.mutate({ id: token.id })}
        >
          {t("tokens.revoking.confirm")}
        </Button>
        <Button onClick={onLeave}>{t("tokens.revoking.no")}</Button>
      </div>
    </fieldset>
  );
}
