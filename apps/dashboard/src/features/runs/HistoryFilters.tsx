import { type FormEvent, useEffect, useEffectEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../../shared/ui/TextField.tsx";
import type { HistoryFilter } from "./historyFilter.ts";
import { isRunState, runStates } from "./stateLooks.ts";

/** After the last key: the server is not asked for every letter. */
const PAUSE_MS = 300;

interface Props {
  filter: HistoryFilter;
  onNarrow: (filter: HistoryFilter) => void;
}

export function HistoryFilters({ filter, onNarrow }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState(filter.search);
  // The address may change without this field: by the browser's Back, or because the search was cleared.
  const [known, setKnown] = useState(filter.search);
  if (known !== filter.search) {
    setKnown(filter.search);
    if (typed.trim() !== filter.search) setTyped(filter.search);
  }
  const search = useEffectEvent((words: string) => {
    if (words !== filter.search) onNarrow({ ...filter, search: words });
  });
  useEffect(() => {
    const timer = setTimeout(() => search(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onNarrow({ ...filter, search: typed.trim() });
  };
  return (
    <search>
      <form onSubmit={submit} className="mb-4 flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-64 sm:max-w-[28rem]">
          <TextField
            type="search"
            label={t("runs.history.search")}
            hint={t("runs.history.searchHint")}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        <div>
          <label htmlFor={id} className="mb-1 block font-medium">
            {t("runs.history.state")}
          </label>
          <select
            id={id}
            value={filter.state ?? ""}
            onChange={({ target: { value } }) =>
              onNarrow({ search: typed.trim(), state: isRunState(value) ? value : null })
            }
            className="min-h-9 rounded border border-edge bg-panel px-2 py-1.5"
          >
            <option value="">{t("runs.history.anyState")}</option>
            {runStates.map((state) => (
              <option key={state} value={state}>
                {t(`runs.states.${state}`)}
              </option>
            ))}
          </select>
        </div>
      </form>
    </search>
  );
}
