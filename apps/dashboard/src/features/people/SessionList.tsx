import { useTranslation } from "react-i18next";
import { Age } from "../../shared/format/Age.tsx";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { OpenSession } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { deviceOf } from "./deviceOf.ts";

interface Props {
  sessions: OpenSession[];
  busy: boolean;
  onEnd: (id: string) => void;
}

/** Where somebody is signed in: each with its own way out, save the one that asks. */
export function SessionList({ sessions, busy, onEnd }: Props) {
  const { t } = useTranslation("people");
  const format = useFormats();
  if (sessions.length === 0) return <p className="p-4 text-muted">{t("session.none")}</p>;
  return (
    <ul>
      {sessions.map(({ id, userAgent, address, startedAt, lastSeenAt, current }) => {
        const { browser, system } = deviceOf(userAgent);
        const device = browser
          ? t("session.device", { browser, system: system ?? t("session.unknownSystem") })
          : userAgent || t("session.unknownDevice");
        return (
          <li
            key={id}
            className="flex items-start justify-between gap-4 border-t border-line px-4 py-2.5 first:border-t-0"
          >
            <div className="min-w-0">
              <p className="flex flex-wrap items-baseline gap-x-3 wrap-anywhere">
                <span className="font-medium">{device}</span>
                <span className="font-mono text-xs text-muted">{address}</span>
              </p>
              <p className="text-sm text-muted">
                {t("session.started", { when: format.instant(startedAt) })}
                {" · "}
                <Age at={lastSeenAt} wording={(age) => t("session.lastSeen", { age })} />
              </p>
            </div>
            {current ? (
              <span className="shrink-0 rounded bg-sunken px-2 py-0.5 text-sm">{t("session.thisOne")}</span>
            ) : (
              <Button
                className="shrink-0"
                disabled={busy}
                aria-label={t("session.endNamed", { device, address })}
                onClick={() => onEnd(id)}
              >
                {t("session.end")}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
