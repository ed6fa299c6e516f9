import { type RefObject, useId } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../../shared/session/SessionContext.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import type { Cleanup } from "./useCleanup.ts";

interface Props {
  cleanup: Cleanup;
  /** Fetches the dialog beforehand, when somebody is about to press. */
  onIntent: () => void;
  ref: RefObject<HTMLButtonElement | null>;
}

/** Opens the clean-up. Who may only look sees why it is off. */
export function CleanupButton({ cleanup, onIntent, ref }: Props) {
  const { t } = useTranslation();
  const { role } = useSession().session.user;
  const allowed = role !== "viewer";
  const reasonId = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {!allowed && (
        <p id={reasonId} className="text-sm text-muted">
          {t("cleanup.notAllowed", { role: t(`roles.${role}`) })}
        </p>
      )}
      <Button
        ref={ref}
        look="primary"
        disabled={!allowed}
        aria-describedby={allowed ? undefined : reasonId}
        onClick={cleanup.begin}
        onPointerEnter={onIntent}
        onFocus={onIntent}
      >
        <Icon name="sweep" />
        {t("cleanup.open")}
      </Button>
    </div>
  );
}
