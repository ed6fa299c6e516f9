import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { AddedWebhook } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { CopyButton } from "../../shared/ui/CopyButton.tsx";

interface Props {
  added: AddedWebhook;
  onDone: () => void;
}

/** The secret of a webhook that was just made: the one time that it is shown. */
export function NewSecret({ added: { webhook, secret }, onDone }: Props) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section
      aria-labelledby="new-webhook-secret"
      className="mb-4 space-y-3 rounded-lg border border-accent bg-panel p-4"
    >
      <h2 id="new-webhook-secret" ref={heading} tabIndex={-1} className="font-medium">
        {t("webhooks.secret.title", { name: webhook.name })}
      </h2>
      <p className="max-w-[60rem] text-muted">{t("webhooks.secret.text")}</p>
      <p className="flex flex-wrap items-center gap-3">
        <code className="rounded border border-line bg-sunken px-2 py-1 font-mono text-sm wrap-anywhere">
          {secret}
        </code>
        <CopyButton text={() => secret} label={t("webhooks.secret.copy")} labelled />
      </p>
      <Button onClick={onDone}>{t("webhooks.secret.done")}</Button>
    </section>
  );
}
