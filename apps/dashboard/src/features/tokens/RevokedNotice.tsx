import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Token } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";

interface Props {
  token: Token | null;
  onDismiss: () => void;
}

/** What was just revoked. Always in the page, so that screen readers hear it change. */
export function RevokedNotice({ token, onDismiss }: Props) {
  const { t } = useTranslation();
  const dismiss = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button that had the focus went with its row.
    if (token) dismiss.current?.focus();
  }, [token]);
  return (
    <div role="status">
      {token && (
        <Notice tone="info" className="mb-4 items-center [&>svg]:mt-0">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <p>{t("tokens.revoked", { name: token.name })}</p>
            <Button ref={dismiss} look="quiet" onClick={onDismiss}>
              {t("actions.dismiss")}
            </Button>
          </div>
        </Notice>
      )}
    </div>
  );
}
