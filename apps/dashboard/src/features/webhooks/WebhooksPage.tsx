import { useRef } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { useAdding } from "../../shared/address/useAdding.ts";
import { failureOf } from "../../shared/trpc/failure.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { NewSecret } from "./NewSecret.tsx";
import { NewWebhookForm } from "./NewWebhookForm.tsx";
import { useWebhookChanges, useWebhooks } from "./useWebhooks.ts";
import { WebhookRow } from "./WebhookRow.tsx";

/** Addresses that are told what happens. */
export default function WebhooksPage() {
  const { t } = useTranslation();
  const asked = useWebhooks();
  const changes = useWebhookChanges();
  const [adding, setAdding] = useAdding();
  const opener = useRef<HTMLButtonElement>(null);
  const backToOpener = (change: () => void) => {
    flushSync(change);
    opener.current?.focus();
  };
  useTitle(t("webhooks.title"));
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="max-w-[52rem]">
          <PageHeading>{t("webhooks.title")}</PageHeading>
          <p className="text-muted">{t("webhooks.intro")}</p>
        </div>
        <Button ref={opener} look="primary" aria-expanded={adding} onClick={() => setAdding(!adding)}>
          {t("webhooks.add")}
        </Button>
      </div>
      {changes.error && <FailureNotice failure={failureOf(changes.error)} className="mb-4" />}
      {changes.added && <NewSecret added={changes.added} onDone={() => backToOpener(changes.forgetSecret)} />}
      {adding && (
        <NewWebhookForm
          busy={changes.busy}
          onAdd={(webhook) => changes.add(webhook, () => setAdding(false))}
          onCancel={() => backToOpener(() => setAdding(false))}
        />
      )}
      <Panel title={t("webhooks.list")} busy={!asked.data && !asked.failure}>
        <PanelBody asked={asked} rows={3}>
          {(list) =>
            list.length > 0 ? (
              <ul>
                {list.map((webhook) => (
                  <WebhookRow
                    key={webhook.id}
                    webhook={webhook}
                    testing={changes.testing === webhook.id}
                    busy={changes.busy}
                    onTest={() => changes.test(webhook.id)}
                    onRemove={() => changes.remove(webhook.id, () => opener.current?.focus())}
                  />
                ))}
              </ul>
            ) : (
              <div className="max-w-[44rem] p-4">
                <p className="font-medium">{t("webhooks.none.title")}</p>
                <p className="mt-1 text-muted">{t("webhooks.none.text")}</p>
              </div>
            )
          }
        </PanelBody>
      </Panel>
    </>
  );
}
