import { NewSettings } from "@dunnage/api/schemas";
import { type SettingName, settingNames } from "./draft.ts";

export type SettingProblems = Partial<Record<SettingName, true>>;

/** The settings that the contract's own schema refuses. What is wrong with each is said in the reader's language, not the schema's. */
export function settingProblems(changes: typeof NewSettings._input): SettingProblems {
  const found: SettingProblems = {};
  for (const { path } of NewSettings.safeParse(changes).error?.issues ?? []) {
    const name = settingNames.find((one) => one === path[0]);
    if (name) found[name] = true;
  }
  return found;
}
