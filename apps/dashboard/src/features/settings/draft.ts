import type { NewSettings, SettingValues } from "../../shared/trpc/types.ts";

const GB = 1e9;
const DAY_MS = 86_400_000;

/** In the order in which they are asked for. */
export const settingNames = [
  "lowFreeBytes",
  "lowFreePercent",
  "sampleEveryMs",
  "historyKeptForMs",
] as const satisfies (keyof SettingValues)[];
export type SettingName = (typeof settingNames)[number];

/** The settings as they stand in the fields. */
export type Draft = Record<SettingName, string>;

export function draftOf({
  lowFreeBytes,
  lowFreePercent,
  sampleEveryMs,
  historyKeptForMs,
}: SettingValues): Draft {
  return {
    lowFreeBytes: lowFreeBytes === null ? "" : String(lowFreeBytes / GB),
    lowFreePercent: lowFreePercent === null ? "" : String(lowFreePercent),
    sampleEveryMs: String(sampleEveryMs),
    historyKeptForMs: String(historyKeptForMs / DAY_MS),
  };
}

/** What somebody has changed, by the contract's own units; `NaN` where it is no number. */
export function changesIn(draft: Draft, values: SettingValues): NewSettings {
  const before = draftOf(values);
  const typed = (name: SettingName, unit: number) =>
    draft[name].trim() === "" ? null : Math.round(Number(draft[name]) * unit);
  const changed: NewSettings = {};
  if (draft.lowFreeBytes !== before.lowFreeBytes) changed.lowFreeBytes = typed("lowFreeBytes", GB);
  if (draft.lowFreePercent !== before.lowFreePercent)
    changed.lowFreePercent = draft.lowFreePercent.trim() === "" ? null : Number(draft.lowFreePercent);
  if (draft.sampleEveryMs !== before.sampleEveryMs) changed.sampleEveryMs = Number(draft.sampleEveryMs);
  if (draft.historyKeptForMs !== before.historyKeptForMs)
    changed.historyKeptForMs = typed("historyKeptForMs", DAY_MS) ?? Number.NaN;
  return changed;
}

/** Of what was before, that which was changed: sent, it puts it back. */
export function backTo(before: SettingValues, after: SettingValues): NewSettings {
  const names = settingNames.filter((name) => before[name] !== after[name]);
  return Object.fromEntries(names.map((name) => [name, before[name]]));
}
