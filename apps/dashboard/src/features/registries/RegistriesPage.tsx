import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { useAdding } from "../../shared/address/useAdding.ts";
import { may } from "../../shared/session/may.ts";
import { useSession } from "../../shared/session/SessionContext.ts";
import { failureOf } from "../../shared/trpc/failure.ts";
import type { Registry } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { RegistryForm } from "./RegistryForm.tsx";
import { RegistryRow } from "./RegistryRow.tsx";
import { RemovedNotice } from "./RemovedNotice.tsx";
import { useRegistries, useRegistryChanges } from "./useRegistries.ts";

/** Registries that people here pull from, and whether they let Dunnage in. */
export default function RegistriesPage() {
  const { t } = useTranslation();
  const { role } = useSession().session.user;
  const allowed = may(role, "administrator");
  const asked = useRegistries();
  const changes = useRegistryChanges();
  const [adding, setAdding] = useAdding();
  const [edited, edit] = useState<string>();
  /** The id of the one that is edited, or `new`. */
  const open = adding && allowed ? "new" : edited;
  const setOpen = (next: string | undefined) => {
    edit(next === "new" ? undefined : next);
    if ((next === "new") !== adding) setAdding(!adding);
  };
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const close = () => {
    const closed = open;
    flushSync(() => setOpen(undefined));
    const row = list.current?.querySelector<HTMLElement>(`[data-edits="${closed}"] button:nth-of-type(2)`);
    (row ?? opener.current)?.focus();
  };
  useTitle(t("registries.title"));
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="max-w-[52rem]">
          <PageHeading>{t("registries.title")}</PageHeading>
          <p className="text-muted">{t("registries.intro")}</p>
        </div>
        {allowed ? (
          <Button
            ref={opener}
            look="primary"
            aria-expanded={open === "new"}
            onClick={() => setOpen(open === "new" ? undefined : "new")}
          >
            {t("registries.add")}
          </Button>
        ) : (
          <p className="text-sm text-muted">{t("registries.notAllowed", { role: t(`roles.${role}`) })}</p>
        )}
      </div>
      <RemovedNotice
        removed={changes.removed}
        busy={changes.busy}
        onUndo={({ name, url }) => changes.add({ name, url }, () => opener.current?.focus())}
        onDismiss={() => {
          flushSync(changes.dismiss);
          opener.current?.focus();
        }}
      />
      {changes.error && <FailureNotice failure={failureOf(changes.error)} className="mb-4" />}
      {open === "new" && (
        <div className="mb-4">
          <RegistryForm
            busy={changes.busy}
            onSave={(registry) => changes.add(registry, close)}
            onCancel={close}
          />
        </div>
      )}
      <Panel title={t("registries.list")} busy={!asked.data && !asked.failure}>
        <PanelBody asked={asked} rows={3}>
          {(registries) =>
            registries.length > 0 ? (
              <ul ref={list}>
                {registries.map((registry) =>
                  open === registry.id ? (
                    <li key={registry.id} className="border-t border-line p-4 first:border-t-0">
                      <RegistryForm
                        registry={registry}
                        busy={changes.busy}
                        onSave={(change) => changes.update({ id: registry.id, ...change }, close)}
                        onCancel={close}
                      />
                    </li>
                  ) : (
                    <RegistryRow
                      key={registry.id}
                      registry={registry}
                      checking={changes.checking === registry.id}
                      busy={changes.busy}
                      ways={allowed ? waysOf(registry) : null}
                    />
                  ),
                )}
              </ul>
            ) : (
              <div className="max-w-[44rem] p-4">
                <p className="font-medium">{t("registries.none.title")}</p>
                <p className="mt-1 text-muted">{t("registries.none.text")}</p>
              </div>
            )
          }
        </PanelBody>
      </Panel>
    </>
  );

  function waysOf(registry: Registry) {
    return {
      onCheck: () => changes.check(registry.id),
      onEdit: () => setOpen(registry.id),
      onRemove: () => changes.remove(registry, () => opener.current?.focus()),
    };
  }
}
