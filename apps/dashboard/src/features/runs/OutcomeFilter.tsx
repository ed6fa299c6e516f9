import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import { outcomes } from "./counts.ts";
import type { OutcomeChoice } from "./outcomeFilter.ts";
import { SearchField } from "./SearchField.tsx";

interface Props {
  counts: Record<OutcomeChoice, number>;
  choice: OutcomeChoice;
  onChoose: (choice: OutcomeChoice) => void;
  search: string;
  onSearch: (words: string) => void;
  onSearchDone: () => void;
}

const choices = ["all", ...outcomes] as const satisfies OutcomeChoice[];

/** Which outcomes are shown, and the words to look for in them. */
export function OutcomeFilter({ counts, choice, onChoose, search, onSearch, onSearchDone }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <fieldset className="flex flex-wrap gap-px rounded border border-edge bg-sunken p-0.5">
        <legend className="sr-only">{t("runs.objects.show")}</legend>
        {choices
          .filter((one) => one === "all" || one === choice || counts[one] > 0)
          .map((one) => (
            <label
              key={one}
              className="min-h-6 rounded-sm px-2 py-0.5 text-center text-sm whitespace-nowrap text-muted hover:text-text has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText] forced-colors:has-checked:forced-color-adjust-none"
            >
              <input
                type="radio"
                name={id}
                checked={one === choice}
                onChange={() => onChoose(one)}
                className="sr-only"
              />
              {one === "all" ? t("runs.objects.all") : t(`runs.outcomes.${one}`)} {format.count(counts[one])}
            </label>
          ))}
      </fieldset>
      <SearchField id={id} value={search} onChange={onSearch} onDone={onSearchDone} />
    </div>
  );
}
