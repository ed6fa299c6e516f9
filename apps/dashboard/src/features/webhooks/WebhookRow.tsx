import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { Webhook } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { DeliveryText } from "./DeliveryText.tsx";

interface Props {
  webhook: Webhook;
  testing: boolean;
  busy: boolean;
  onTest: () => void;
  onRemove: () => void;
}

/** One webhook: where to, of what, how the last delivery went; tested and removed here. Removing asks in place, since it cannot be undone. */
export function WebhookRow({ webhook, testing, busy, onTest, onRemove }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const [asking, setAsking] = useState(false);
  const { name, url, events, freeBytesBelow, createdBy, createdAt, lastDelivery } = webhook;
  return (
    <li className="grid items-start gap-x-6 gap-y-2 border-t border-line px-4 py-3 first:border-t-0 md:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="font-mono text-xs wrap-anywhere text-muted">{url}</p>
        <p className="text-sm text-muted">
          {t("webhooks.madeBy", { name: createdBy.name, when: format.instant(createdAt) })}
        </p>
      </div>
      <div className="min-w-0 text-sm">
        <ul>
          {events.map((event) => (
            <li key={event}>
              {event !== "disk.low"
                ? t(`webhooks.event.${event}`)
                : freeBytesBelow === null
                  ? t("webhooks.lowBySettings")
                  : t("webhooks.lowBelow", { size: format.bytes(freeBytesBelow) })}
            </li>
          ))}
        </ul>
        <DeliveryText delivery={lastDelivery} />
      </div>
      <div className="flex flex-wrap gap-2 md:justify-end">
        {asking ? (
          <>
            <Button look="danger" disabled={busy} onClick={onRemove} ref={(button) => button?.focus()}>
              {t("webhooks.reallyRemove", { name })}
            </Button>
            <Button onClick={() => setAsking(false)}>{t("webhooks.cancel")}</Button>
          </>
        ) : (
          <>
            <Button disabled={testing} onClick={onTest} aria-label={t("webhooks.testNamed", { name })}>
              {t(testing ? "webhooks.testing" : "webhooks.test")}
            </Button>
            <Button onClick={() => setAsking(true)} aria-label={t("webhooks.removeNamed", { name })}>
              {t("webhooks.remove")}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
