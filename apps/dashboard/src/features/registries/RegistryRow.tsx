import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { Registry } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { CheckText } from "./CheckText.tsx";

export interface RowWays {
  onCheck: () => void;
  onEdit: () => void;
  onRemove: () => void;
}

interface Props {
  registry: Registry;
  checking: boolean;
  busy: boolean;
  /** `null`: this person may look, and no more. */
  ways: RowWays | null;
}

/** One registry: where it is, what it last answered; checked, edited and removed here. */
export function RegistryRow({ registry, checking, busy, ways }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const [asking, setAsking] = useState(false);
  const { name, url, hasCredentials, createdAt, lastCheck } = registry;
  return (
    <li className="grid items-start gap-x-6 gap-y-2 border-t border-line px-4 py-3 first:border-t-0 md:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)_auto]">
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="font-mono text-xs wrap-anywhere text-muted">{url}</p>
        <p className="text-sm text-muted">
          {t(hasCredentials ? "registries.hasCredentials" : "registries.noCredentials")}
          {" · "}
          {t("registries.addedAt", { when: format.day(createdAt) })}
        </p>
      </div>
      <div className="min-w-0 text-sm">
        <CheckText check={lastCheck} checking={checking} />
      </div>
      {ways && (
        <div data-edits={registry.id} className="flex flex-wrap gap-2 md:justify-end">
          {asking ? (
            <>
              <Button look="danger" disabled={busy} onClick={ways.onRemove} ref={(button) => button?.focus()}>
                {t("registries.reallyRemove", { name })}
              </Button>
              <Button onClick={() => setAsking(false)}>{t("registries.cancel")}</Button>
            </>
          ) : (
            <>
              <Button
                disabled={checking}
                onClick={ways.onCheck}
                aria-label={t("registries.checkNamed", { name })}
              >
                {t("registries.check")}
              </Button>
              <Button onClick={ways.onEdit} aria-label={t("registries.editNamed", { name })}>
                {t("registries.edit")}
              </Button>
              <Button
                disabled={busy}
                // What is sealed cannot be put back, so that is asked about.
                onClick={() => (hasCredentials ? setAsking(true) : ways.onRemove())}
                aria-label={t("registries.removeNamed", { name })}
              >
                {t("registries.remove")}
              </Button>
            </>
          )}
        </div>
      )}
    </li>
  );
}
