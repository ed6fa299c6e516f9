import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import { Help } from "../../shared/ui/help/Help.tsx";
import type { HelpTopic } from "../../shared/ui/help/HelpOpen.tsx";
import { Icon, type IconName } from "../../shared/ui/Icon.tsx";

const NOT_YET = "…";
/** So that two figures are not read as one. */
const PAUSE = ", ";

interface Props {
  icon: IconName;
  colour?: string;
  label: string;
  /** `null`: not counted yet. */
  value: number | null;
  help?: HelpTopic;
  /** A second figure beside the first. */
  children?: string | undefined;
}

export function Count({ icon, colour = "text-muted", label, value, help, children }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <div className="flex flex-col-reverse justify-end bg-panel px-4 py-2">
      <dt className="flex items-center gap-1.5 text-sm text-muted">
        <Icon name={icon} className={colour} />
        {label}
        {help && <Help what={label} topic={help} />}
      </dt>
      <dd className="flex flex-wrap items-baseline gap-x-2">
        {value === null ? (
          <span className="text-xl font-semibold text-muted">
            <span aria-hidden="true">{NOT_YET}</span>
            <span className="sr-only">{t("states.loading")}</span>
          </span>
        ) : (
          <data value={value} className="text-xl font-semibold">
            {format.count(value)}
          </data>
        )}
        {children && (
          <span className="text-sm text-muted">
            <span className="sr-only">{PAUSE}</span>
            {children}
          </span>
        )}
      </dd>
    </div>
  );
}
