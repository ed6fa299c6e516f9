import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import { useSession } from "../../shared/session/SessionContext.ts";
import type { Protection } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { KindLabel } from "../../shared/ui/KindLabel.tsx";

interface Props {
  protection: Protection;
  /** Not given: it is not this person's to remove. */
  onRemove: (() => void) | undefined;
  busy: boolean;
}

/** One protection: what, by what, where, why, who and when. */
export function ProtectionRow({ protection, onRemove, busy }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const { session } = useSession();
  const { kind, by, value, host, why, createdBy, createdAt } = protection;
  const hostName = session.hosts.find(({ id }) => id === host)?.name ?? host;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1 border-t border-line px-4 py-2.5 first:border-t-0 md:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3">
          {kind ? (
            <KindLabel kind={kind} />
          ) : (
            <span className="inline-flex items-center gap-2">
              <Icon name="kept" className="text-muted" />
              {t("protections.anyKind")}
            </span>
          )}
          <span className="text-sm text-muted">
            {t(`protections.byWord.${by}`)}{" "}
            <code className="font-mono text-xs wrap-anywhere text-text">{value}</code>
          </span>
        </p>
        <p className="text-sm text-muted">
          {hostName === null ? t("protections.onEveryHost") : t("protections.onHost", { host: hostName })}
        </p>
      </div>
      <div className="col-span-2 row-start-2 min-w-0 md:col-span-1 md:row-start-auto">
        <p className="wrap-anywhere">{why}</p>
        <p className="text-sm text-muted">
          {t("protections.madeBy", { name: createdBy.name, when: format.instant(createdAt) })}
        </p>
      </div>
      {onRemove && (
        <Button aria-label={t("protections.removeNamed", { value })} disabled={busy} onClick={onRemove}>
          {t("protections.remove")}
        </Button>
      )}
    </li>
  );
}
