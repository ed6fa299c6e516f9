import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { Age } from "../../shared/format/Age.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import { useNow } from "../../shared/format/useNow.ts";
import type { Token } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { ConfirmRevoke } from "./ConfirmRevoke.tsx";
import { hasExpired } from "./hasExpired.ts";

interface Props {
  token: Token;
  showOwner: boolean;
  onRevoked: (token: Token) => void;
}

/** One token: what for, with which role, for how long, and when and from where it was last used. */
export function TokenRow({ token, showOwner, onRevoked }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { name, owner, role, effectiveRole, ending, lastUsedAt, lastUsedFrom } = token;
  const leave = () => {
    flushSync(() => setAsking(false));
    opener.current?.focus();
  };
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1 border-t border-line px-4 py-2.5 first:border-t-0 md:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)_minmax(0,1fr)_7rem]">
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="text-sm wrap-anywhere text-muted">
          {role === effectiveRole
            ? t(`roles.${role}`)
            : t("tokens.lowered", { role: t(`roles.${role}`), now: t(`roles.${effectiveRole}`) })}
          {showOwner && <span className="block">{t("tokens.owner", { name: owner.name })}</span>}
          <span className="block">{t("tokens.ending", { ending })}</span>
        </p>
      </div>
      <div className="col-span-2 row-start-2 text-sm text-muted md:col-span-1 md:row-start-auto">
        <Lifetime token={token} />
      </div>
      <div className="col-span-2 row-start-3 text-sm text-muted md:col-span-1 md:row-start-auto">
        {lastUsedAt === null ? (
          t("tokens.unused")
        ) : (
          <Age at={lastUsedAt} wording={(age) => t("tokens.used", { age })} />
        )}
        {lastUsedFrom !== null && (
          <span className="block wrap-anywhere">{t("tokens.usedFrom", { address: lastUsedFrom })}</span>
        )}
      </div>
      {!asking && (
        <Button
          ref={opener}
          aria-label={t("tokens.revokeNamed", { name })}
          className="justify-self-end"
          onClick={() => setAsking(true)}
        >
          {t("tokens.revoke")}
        </Button>
      )}
      {asking && <ConfirmRevoke token={token} onLeave={leave} onRevoked={onRevoked} />}
    </li>
  );
}

function Lifetime({ token: { createdAt, expiresAt } }: { token: Token }) {
  const { t } = useTranslation();
  const format = useFormats();
  const now = useNow();
  const over = hasExpired(expiresAt, now);
  return (
    <>
      <time dateTime={createdAt} title={format.instant(createdAt)} className="block">
        {t("tokens.created", { when: format.day(createdAt) })}
      </time>
      {expiresAt === null ? (
        t("tokens.lasting")
      ) : (
        <time
          dateTime={expiresAt}
          title={format.instant(expiresAt)}
          className={over ? "text-bad" : undefined}
        >
          {t(over ? "tokens.expired" : "tokens.expires", { when: format.day(expiresAt) })}
        </time>
      )}
    </>
  );
}
