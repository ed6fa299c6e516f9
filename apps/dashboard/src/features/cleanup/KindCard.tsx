import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { ObjectKind, SystemStats } from "../../shared/trpc/types.ts";
import { KindLabel } from "../../shared/ui/KindLabel.tsx";
import { Segment } from "../../shared/ui/Segment.tsx";
import { CouldFreeText } from "./CouldFreeText.tsx";
import { type Choice, targetsOfKind } from "./choices.ts";
import { LimitFields } from "./LimitFields.tsx";
import { Meaning } from "./Meaning.tsx";
import type { Field } from "./problems.ts";

interface Props {
  kind: ObjectKind;
  choice: Choice;
  stats: SystemStats | undefined;
  problems: readonly Field[];
  onChange: (choice: Choice) => void;
  className?: string;
}

/** One kind: what of it goes, what that means, what it could give back, and what narrows it. */
export function KindCard({ kind, choice, stats, problems, onChange, className = "" }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const options: Choice["target"][] = ["off", ...targetsOfKind[kind]];
  return (
    <fieldset
      aria-describedby={`${id}-meaning`}
      className={`min-w-0 rounded-lg border border-line bg-panel p-4 ${className}`}
    >
      <legend className="sr-only">{t(`kinds.${kind}`)}</legend>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span aria-hidden="true" className="font-semibold">
          <KindLabel kind={kind} />
        </span>
        {choice.target !== "off" && <CouldFreeText kind={kind} choice={choice} stats={stats} />}
      </div>
      <div className="mt-3 flex flex-wrap gap-px rounded border border-edge bg-sunken p-0.5">
        {options.map((option) => (
          <Segment
            key={option}
            name={id}
            label={t(`cleanup.option.${option}`)}
            checked={option === choice.target}
            onPick={() => onChange({ ...choice, target: option })}
          />
        ))}
      </div>
      <div id={`${id}-meaning`} className="mt-2.5 text-sm text-muted">
        <Meaning kind={kind} choice={choice} />
      </div>
      {choice.target !== "off" && (
        <LimitFields
          kind={kind}
          limits={choice.limits}
          problems={problems}
          onChange={(limits) => onChange({ ...choice, limits })}
        />
      )}
    </fieldset>
  );
}
