import { useRef } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { useAdding } from "../../shared/address/useAdding.ts";
import { may } from "../../shared/session/may.ts";
import { useSession } from "../../shared/session/SessionContext.ts";
import { failureOf } from "../../shared/trpc/failure.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { LastChangeNotice } from "./LastChangeNotice.tsx";
import { NewProtectionForm } from "./NewProtectionForm.tsx";
import { ProtectionRow } from "./ProtectionRow.tsx";
import { useProtectionChanges, useProtections } from "./useProtections.ts";

/** What must stay, who said so and why. */
export default function ProtectionsPage() {
  const { t } = useTranslation();
  const { role } = useSession().session.user;
  const allowed = may(role, "operator");
  const asked = useProtections();
  const changes = useProtectionChanges();
  const [adding, setAdding] = useAdding();
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    flushSync(() => setAdding(false));
    opener.current?.focus();
  };
  const dismiss = () => {
    flushSync(changes.dismiss);
    opener.current?.focus();
  };
  useTitle(t("protections.title"));
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="max-w-[52rem]">
          <PageHeading>{t("protections.title")}</PageHeading>
          <p className="text-muted">{t("protections.intro")}</p>
        </div>
        {allowed ? (
          <Button ref={opener} look="primary" aria-expanded={adding} onClick={() => setAdding(!adding)}>
            <Icon name="kept" />
            {t("protections.add")}
          </Button>
        ) : (
          <p className="text-sm text-muted">{t("protections.notAllowed", { role: t(`roles.${role}`) })}</p>
        )}
      </div>
      <LastChangeNotice changes={changes} onDismiss={dismiss} />
      {changes.error && <FailureNotice failure={failureOf(changes.error)} className="mb-4" />}
      {adding && allowed && (
        <NewProtectionForm
          busy={changes.busy}
          onAdd={(protection) => changes.add(protection, close)}
          onCancel={close}
        />
      )}
      <Panel title={t("protections.list")} busy={!asked.data && !asked.failure}>
        <PanelBody asked={asked} rows={5}>
          {(list) =>
            list.length > 0 ? (
              <ul>
                {list.map((protection) => (
                  <ProtectionRow
                    key={protection.id}
                    protection={protection}
                    onRemove={allowed ? () => changes.remove(protection.id) : undefined}
                    busy={changes.busy}
                  />
                ))}
              </ul>
            ) : (
              <div className="max-w-[44rem] p-4 pb-0">
                <p className="font-medium">{t("protections.none.title")}</p>
                <p className="mt-1 text-muted">{t("protections.none.text")}</p>
              </div>
            )
          }
        </PanelBody>
        <Notice tone="info" className="m-4">
          {t("protections.always")}
        </Notice>
      </Panel>
    </>
  );
}
