import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { Webhook } from "../../shared/trpc/types.ts";
import { failureText } from "./failureText.ts";

/** How the last delivery went, told anew to who listens when that changes. */
export function DeliveryText({ delivery }: { delivery: Webhook["lastDelivery"] }) {
  const { t } = useTranslation();
  const format = useFormats();
  if (!delivery) return <p className="text-muted">{t("webhooks.never")}</p>;
  const { event, createdAt, deliveredAt, problem, failure, attempts, nextAttemptAt } = delivery;
  const what = event === "test" ? t("webhooks.aTest") : t(`webhooks.event.${event}`);
  if (deliveredAt !== null)
    return (
      <p role="status" className="text-ok">
        {t("webhooks.delivered", { what, when: format.instant(deliveredAt) })}
      </p>
    );
  if (problem === null)
    return <p role="status">{t("webhooks.underWay", { what, when: format.instant(createdAt) })}</p>;
  return (
    <p role="status" className="wrap-anywhere text-bad">
      {t("webhooks.failed", { what, when: format.instant(createdAt), count: attempts })}{" "}
      {failure ? failureText(t, failure) : <span lang="en">{problem}</span>}{" "}
      {nextAttemptAt === null
        ? t("webhooks.notAgain")
        : t("webhooks.again", { when: format.instant(nextAttemptAt) })}
    </p>
  );
}
