import { useTranslation } from "react-i18next";
import type { TypedFilter } from "../../shared/address/useTypedFilter.ts";
import type { UsageObject } from "../../shared/trpc/types.ts";
import { Check } from "./Check.tsx";
import { asksFor, withFlag } from "./filter/edit.ts";
import { FilterBox } from "./filter/FilterBox.tsx";

interface Props {
  typed: TypedFilter;
  objects: readonly UsageObject[];
}

/** The filter, and its two most used words to tick. */
export function ObjectFilter({ typed, objects }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <FilterBox typed={typed} objects={objects} />
      {(["unused", "protected"] as const).map((flag) => (
        <Check
          key={flag}
          label={t(`usage.${flag}`)}
          checked={asksFor(typed.text, flag)}
          onChange={(wanted) => typed.put(withFlag(typed.text, flag, wanted))}
        />
      ))}
    </>
  );
}
