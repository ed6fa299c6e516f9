import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectKind, SystemStats } from "../../shared/trpc/types.ts";
import { KindLabel } from "../../shared/ui/KindLabel.tsx";
import { CouldFreeText } from "./CouldFreeText.tsx";
import { type Choice, targetsOfKind } from "./choices.ts";
import { Meaning } from "./Meaning.tsx";
import { Segment } from "./Segment.tsx";

interface Props {
  kind: ObjectKind;
  choice: Choice;
  stats: SystemStats | undefined;
  onChange: (choice: Choice) => void;
}

/** One kind: what of it goes, what that means, and what it could give back. */
export function KindChoice({ kind, choice, stats, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const options: Choice[] = ["off", ...targetsOfKind[kind]];
  return (
    <fieldset className="py-3" aria-describedby={`${id}-meaning`}>
      <legend className="sr-only">{t(`kinds.${kind}`)}</legend>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span aria-hidden="true" className="w-28 font-medium">
          <KindLabel kind={kind} />
        </span>
        <div className="order-1 flex flex-wrap gap-px rounded border border-edge bg-sunken p-0.5 max-sm:w-full sm:order-none">
          {options.map((option) => (
            <Segment
              key={option}
              name={id}
              label={t(`cleanup.option.${option}`)}
              checked={option === choice}
              onPick={() => onChange(option)}
            />
          ))}
        </div>
        <span className="ml-auto text-right">
          {choice !== "off" && <CouldFreeText target={choice} stats={stats} />}
        </span>
      </div>
      <div id={`${id}-meaning`} className="mt-1.5 text-sm text-muted">
        <Meaning choice={choice} />
      </div>
    </fieldset>
  );
}
