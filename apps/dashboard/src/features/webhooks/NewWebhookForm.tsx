import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { NewWebhook, WebhookEvent } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";
import { useCheckedForm } from "../../shared/ui/useCheckedForm.ts";
import { webhookEvents } from "./events.ts";
import type { WebhookProblems } from "./webhookProblems.ts";

const GB = 1e9;

const load = () => import("./webhookProblems.ts").then(({ webhookCheck }) => webhookCheck);

interface Props {
  busy: boolean;
  onAdd: (webhook: NewWebhook) => void;
  onCancel: () => void;
}

/** A webhook to be added. */
export function NewWebhookForm({ busy, onAdd, onCancel }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const { form, problems, check } = useCheckedForm(load);
  const [name, setName] = useState("");
  const [url, setUrl] = useState("");
  const [events, setEvents] = useState<WebhookEvent[]>(["run.failed", "disk.low"]);
  const [gigabytes, setGigabytes] = useState("");
  const low = events.includes("disk.low");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const typed = gigabytes.trim();
    const freeBytesBelow = low && typed !== "" ? Math.round(Number(typed) * GB) : null;
    const webhook: NewWebhook = { name, url, events, freeBytesBelow };
    if (await check(webhook)) onAdd(webhook);
  };
  const choose = (event: WebhookEvent, chosen: boolean) =>
    setEvents(webhookEvents.filter((one) => (one === event ? chosen : events.includes(one))));
  const problemOf = (field: keyof WebhookProblems) => problems[field] && t(`webhooks.problems.${field}`);
  return (
    <form
      ref={form}
      onSubmit={(event) => void submit(event)}
      aria-label={t("webhooks.add")}
      noValidate
      className="mb-4 grid gap-x-8 gap-y-4 rounded-lg border border-line bg-panel p-4 md:grid-cols-2"
    >
      <TextField
        name="name"
        label={t("webhooks.name")}
        hint={t("webhooks.nameHint")}
        error={problemOf("name")}
        value={name}
        onChange={({ target }) => setName(target.value)}
        autoComplete="off"
        required
      />
      <TextField
        name="url"
        type="url"
        label={t("webhooks.url")}
        hint={t("webhooks.urlHint")}
        error={problemOf("url")}
        value={url}
        onChange={({ target }) => setUrl(target.value)}
        autoComplete="off"
        spellCheck={false}
        className="font-mono"
        required
      />
      <fieldset aria-describedby={problems.events ? `${id}-events` : undefined}>
        <legend className="mb-1 font-medium">{t("webhooks.events")}</legend>
        <ul className="space-y-1.5">
          {webhookEvents.map((event) => (
            <li key={event} className="flex items-start gap-2">
              <input
                id={`${id}-${event}`}
                name="events"
                type="checkbox"
                checked={events.includes(event)}
                onChange={({ target }) => choose(event, target.checked)}
                aria-describedby={`${id}-${event}-what`}
                className="mt-1 size-4 shrink-0 accent-accent"
              />
              <div className="min-w-0">
                <label htmlFor={`${id}-${event}`}>{t(`webhooks.event.${event}`)}</label>
                <p id={`${id}-${event}-what`} className="text-sm text-muted">
                  {t(`webhooks.eventWhat.${event}`)}
                </p>
              </div>
            </li>
          ))}
        </ul>
        {problems.events && (
          <p id={`${id}-events`} className="mt-1 text-sm text-bad">
            {problemOf("events")}
          </p>
        )}
      </fieldset>
      {low && (
        <TextField
          name="freeBytesBelow"
          type="number"
          inputMode="decimal"
          min="0.1"
          step="any"
          label={t("webhooks.below")}
          hint={t("webhooks.belowHint")}
          error={problemOf("freeBytesBelow")}
          value={gigabytes}
          onChange={({ target }) => setGigabytes(target.value)}
        />
      )}
      <div className="flex flex-wrap gap-2 md:col-span-2">
        <Button type="submit" look="primary" disabled={busy}>
          {t(busy ? "webhooks.saving" : "webhooks.save")}
        </Button>
        <Button onClick={onCancel}>{t("webhooks.cancel")}</Button>
      </div>
    </form>
  );
}
