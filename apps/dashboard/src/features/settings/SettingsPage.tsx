import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import { may } from "../../shared/session/may.ts";
import { useSession } from "../../shared/session/SessionContext.ts";
import { failureOf } from "../../shared/trpc/failure.ts";
import type { SystemInfo } from "../../shared/trpc/types.ts";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { PageHeading } from "../../shared/ui/PageHeading.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { useTitle } from "../../shared/ui/useTitle.ts";
import { ChangeNotice } from "./ChangeNotice.tsx";
import { SettingsForm } from "./SettingsForm.tsx";
import { SettingsList } from "./SettingsList.tsx";
import { useSettingChanges, useSettings } from "./useSettings.ts";

/** What holds for the whole of this Dunnage. `info`: of the host, for what its disk has free now. */
export default function SettingsPage({ info }: { info: SystemInfo | undefined }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { role } = useSession().session.user;
  const allowed = may(role, "administrator");
  const asked = useSettings();
  const changes = useSettingChanges();
  useTitle(t("settings.title"));
  return (
    <>
      <div className="mb-4 max-w-[52rem]">
        <PageHeading>{t("settings.title")}</PageHeading>
        <p className="text-muted">{t("settings.intro")}</p>
        {!allowed && (
          <p className="mt-1 text-sm text-muted">{t("settings.notAllowed", { role: t(`roles.${role}`) })}</p>
        )}
      </div>
      <ChangeNotice changes={changes} />
      {changes.error && <FailureNotice failure={failureOf(changes.error)} className="mb-4" />}
      <Panel
        title={t("settings.panel")}
        busy={!asked.data && !asked.failure}
        aside={
          asked.data?.changedAt &&
          asked.data.changedBy && (
            <span className="text-sm text-muted">
              {t("settings.changed", {
                name: asked.data.changedBy.name,
                when: format.instant(asked.data.changedAt),
              })}
            </span>
          )
        }
      >
        <PanelBody asked={asked} rows={6}>
          {(settings) =>
            allowed ? (
              <SettingsForm
                // What was saved, here or elsewhere, is what stands in the fields.
                key={JSON.stringify(settings.values)}
                settings={settings}
                info={info}
                busy={changes.busy}
                onSave={changes.save}
              />
            ) : (
              <SettingsList settings={settings} />
            )
          }
        </PanelBody>
      </Panel>
    </>
  );
}
