import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import { SearchBox } from "../../shared/grid/SearchBox.tsx";
import type { View } from "./address.ts";
import { type Subject, sortingBy, sortKeysOf } from "./columns.ts";
import { useColumnWords } from "./useColumnWords.ts";

interface Props {
  subject: Subject;
  view: View;
  onView: (view: View) => void;
  shown: number;
  all: number;
  /** At the end: what it all comes to. */
  children?: ReactNode;
}

/** What finds one's way in a long table. */
export function UsageTools({ subject, view, onView, shown, all, children }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const wordFor = useColumnWords(subject);
  const keys = sortKeysOf(subject);
  return (
    <div className="my-3 flex flex-wrap items-center gap-x-4 gap-y-2 lg:px-4">
      <SearchBox
        label={t(subject === "projects" ? "usage.searchProjects" : "usage.search")}
        value={view.search}
        onChange={(search) => onView({ ...view, search })}
      />
      {subject !== "projects" && (
        <>
          <Check
            label={t("usage.unused")}
            checked={view.unused}
            onChange={(unused) => onView({ ...view, unused })}
          />
          <Check
            label={t("usage.protected")}
            checked={view.protected}
            onChange={(kept) => onView({ ...view, protected: kept })}
          />
        </>
      )}
      <label className="flex items-center gap-2 text-sm text-muted lg:hidden">
        {t("objects.sortBy")}
        <select
          value={view.sorting.by}
          onChange={({ target: { value } }) => {
            const by = keys.find((key) => key === value);
            if (by) onView({ ...view, sorting: sortingBy(by) });
          }}
          className="min-h-8 rounded border border-edge bg-panel px-2 text-text"
        >
          {keys.map((key) => (
            <option key={key} value={key}>
              {wordFor(key)}
            </option>
          ))}
        </select>
      </label>
      <p role="status" className="text-sm">
        {shown < all && t("usage.shown", { count: shown, n: format.count(shown), all: format.count(all) })}
      </p>
      <div className="lg:ml-auto">{children}</div>
    </div>
  );
}

interface CheckProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="flex min-h-6 items-center gap-2 text-sm">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 accent-accent"
      />
      {label}
    </label>
  );
}
