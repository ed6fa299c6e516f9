import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { Settings } from "../../shared/trpc/types.ts";
import { settingNames } from "./draft.ts";
import { valueWords } from "./words.ts";

/** For who may look, and no more. */
export function SettingsList({ settings: { values } }: { settings: Settings }) {
  const { t } = useTranslation();
  const format = useFormats();
  return (
    <dl className="grid gap-x-8 gap-y-3 p-4 sm:grid-cols-[minmax(0,20rem)_minmax(0,1fr)]">
      {settingNames.map((name) => (
        <div key={name} className="contents">
          <dt className="text-muted max-sm:-mb-2">{t(`settings.fields.${name}.said`)}</dt>
          <dd className="tabular-nums">{valueWords(t, format, name, values[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
