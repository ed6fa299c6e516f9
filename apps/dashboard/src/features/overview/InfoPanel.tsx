import { useTranslation } from "react-i18next";
import { Age } from "../../shared/format/Age.tsx";
import type { SystemInfo } from "../../shared/trpc/types.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { InfoGroup } from "./InfoGroup.tsx";
import { useInfoGroups } from "./infoGroups.ts";
import { useInfo } from "./queries.ts";

export default function InfoPanel({ host }: { host: string }) {
  const { t } = useTranslation();
  const info = useInfo(host);
  return (
    <Panel
      title={t("info.title")}
      aside={
        info.data && (
          <Age
            at={info.data.readAt}
            wording={(age) => t("info.read", { age })}
            className="text-xs text-muted"
          />
        )
      }
      busy={!info.data && !info.failure}
    >
      <PanelBody asked={info} rows={18}>
        {(data) => <Info info={data} />}
      </PanelBody>
    </Panel>
  );
}

function Info({ info }: { info: SystemInfo }) {
  const { t } = useTranslation();
  const groups = useInfoGroups(info);
  return (
    <div className="@container p-4">
      {info.warnings.length > 0 && (
        <Notice tone="warn" className="mb-4">
          <p className="font-medium">{t("info.warnings", { count: info.warnings.length })}</p>
          <ul className="mt-1 list-disc space-y-0.5 pl-4 text-sm">
            {info.warnings.map((warning) => (
              <li key={warning} lang="en">
                {warning}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="-mb-4 gap-x-10 @min-[38rem]:columns-2">
        {groups.map((group) => (
          <InfoGroup key={group.title} {...group} />
        ))}
      </div>
    </div>
  );
}
