import { useTranslation } from "react-i18next";

interface Props {
  id: string;
  value: string;
  onChange: (words: string) => void;
  /** Nobody types there any more. */
  onDone?: () => void;
}

/** Looks for words in a list that is here already. */
export function SearchField({ id, value, onChange, onDone }: Props) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-1 basis-56 items-center gap-2">
      <label htmlFor={`${id}-search`} className="text-sm">
        {t("runs.objects.search")}
      </label>
      <input
        id={`${id}-search`}
        type="search"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onDone}
        placeholder={t("runs.objects.searchHint")}
        autoComplete="off"
        spellCheck={false}
        className="min-h-8 w-full min-w-0 flex-1 rounded border border-edge bg-panel px-2.5 py-1 placeholder:text-muted"
      />
    </div>
  );
}
