import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { NewSettings, Settings, SystemInfo } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";
import { changesIn, type Draft, draftOf, type SettingName, settingNames } from "./draft.ts";
import { FreeNow } from "./FreeNow.tsx";
import type { SettingProblems } from "./settingProblems.ts";
import { valueWords } from "./words.ts";

const MINUTE_MS = 60_000;
const paces = [15, 30, 60, 180, 360, 720, 1440].map((minutes) => minutes * MINUTE_MS);

// The contract's schemas weigh more than the page: they come when there is something to check.
const load = () => import("./settingProblems.ts");

interface Props {
  settings: Settings;
  info: SystemInfo | undefined;
  busy: boolean;
  onSave: (changes: NewSettings) => void;
}

/** Checked by the very schema that the server holds it to. Sends what was changed, and nothing else. */
export function SettingsForm({ settings: { values, defaults }, info, busy, onSave }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => void load(), []);
  const [draft, setDraft] = useState<Draft>(() => draftOf(values));
  const [problems, setProblems] = useState<SettingProblems>({});
  const set = (name: SettingName) => (value: string) => setDraft({ ...draft, [name]: value });
  const changes = changesIn(draft, values);
  const changed = Object.keys(changes).length > 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !changed) return;
    const { settingProblems } = await load();
    const found = settingProblems(changes);
    setProblems(found);
    const first = settingNames.find((name) => found[name]);
    if (!first) return onSave(changes);
    form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  const hintOf = (name: SettingName) =>
    `${t(`settings.fields.${name}.hint`)} ${t("settings.default", { value: valueWords(t, format, name, defaults[name]) })}`;
  const field = (name: Exclude<SettingName, "sampleEveryMs">) => (
    <TextField
      name={name}
      inputMode="decimal"
      label={t(`settings.fields.${name}.label`)}
      hint={hintOf(name)}
      error={problems[name] && t(`settings.fields.${name}.problem`)}
      value={draft[name]}
      onChange={({ target }) => set(name)(target.value)}
      autoComplete="off"
      className="max-w-48 tabular-nums"
    />
  );
  const shortened = (changes.historyKeptForMs ?? values.historyKeptForMs) < values.historyKeptForMs;
  const offered = [...new Set([...paces, values.sampleEveryMs])].toSorted((a, b) => a - b);
  return (
    <form
      ref={form}
      onSubmit={(event) => void submit(event)}
      aria-label={t("settings.title")}
      noValidate
      className="space-y-6 p-4"
    >
      <fieldset>
        <legend className="text-base font-semibold">{t("settings.low.title")}</legend>
        <p className="max-w-[48rem] text-sm text-muted">{t("settings.low.text")}</p>
        <div className="mt-3 grid gap-x-8 gap-y-4 md:grid-cols-2">
          {field("lowFreeBytes")}
          {field("lowFreePercent")}
        </div>
        <FreeNow info={info} values={values} />
      </fieldset>
      <fieldset>
        <legend className="text-base font-semibold">{t("settings.samples.title")}</legend>
        <p className="max-w-[48rem] text-sm text-muted">{t("settings.samples.text")}</p>
        <div className="mt-3 grid gap-x-8 gap-y-4 md:grid-cols-2">
          <div>
            <label htmlFor={id} className="mb-1 block font-medium">
              {t("settings.fields.sampleEveryMs.label")}
            </label>
            <select
              id={id}
              name="sampleEveryMs"
              value={draft.sampleEveryMs}
              onChange={({ target }) => set("sampleEveryMs")(target.value)}
              aria-describedby={`${id}-hint`}
              className="min-h-9 rounded border border-edge bg-panel px-2.5 py-1.5"
            >
              {offered.map((ms) => (
                <option key={ms} value={ms}>
                  {format.span(ms)}
                </option>
              ))}
            </select>
            <p id={`${id}-hint`} className="mt-1 text-sm text-muted">
              {hintOf("sampleEveryMs")}
            </p>
          </div>
          <div>
            {field("historyKeptForMs")}
            <p role="status" className="mt-1 text-sm text-warn">
              {shortened && t("settings.samples.shortened")}
            </p>
          </div>
        </div>
      </fieldset>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look="primary" disabled={busy || !changed}>
          {t(busy ? "settings.saving" : "settings.save")}
        </Button>
        {changed && (
          <Button
            onClick={() => {
              setDraft(draftOf(values));
              setProblems({});
            }}
          >
            {t("settings.discard")}
          </Button>
        )}
      </div>
    </form>
  );
}
