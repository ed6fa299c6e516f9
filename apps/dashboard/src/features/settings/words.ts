import type { TFunction } from "i18next";
import type { Formats } from "../../shared/format/formats.ts";
import type { NewSettings, SettingValues } from "../../shared/trpc/types.ts";
import { type SettingName, settingNames } from "./draft.ts";

/** A setting as a person would say it. */
export function valueWords(
  t: TFunction,
  format: Formats,
  name: SettingName,
  value: SettingValues[SettingName],
): string {
  if (value === null) return t("settings.notSet");
  switch (name) {
    case "lowFreeBytes":
      return format.bytes(value);
    case "lowFreePercent":
      return format.share(value, 100);
    case "sampleEveryMs":
    case "historyKeptForMs":
      return format.span(value);
  }
}

/** "10 GB and 15 minutes", for a button that puts these back. */
export function changeWords(t: TFunction, format: Formats, changes: NewSettings): string {
  return format.list(
    settingNames.flatMap((name) => {
      const value = changes[name];
      return value === undefined ? [] : [valueWords(t, format, name, value)];
    }),
  );
}
