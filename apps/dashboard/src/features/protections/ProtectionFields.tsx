import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Host } from "../../shared/trpc/types.ts";
import { TextField } from "../../shared/ui/TextField.tsx";
import type { ProtectionProblems } from "./protectionProblems.ts";

interface OptionProps {
  name: string;
  label: string;
  hint?: string;
  checked: boolean;
  onPick: () => void;
}

/** A radio button with what it means. */
export function Option({ name, label, hint, checked, onPick }: OptionProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2">
      <input
        id={id}
        type="radio"
        name={name}
        checked={checked}
        onChange={onPick}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-1 size-4 shrink-0 accent-accent"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="wrap-anywhere">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}

export function Options({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className="space-y-1.5">{children}</div>
    </fieldset>
  );
}

interface WhereProps {
  host: Host;
  everywhere: boolean;
  onChoose: (everywhere: boolean) => void;
}

export function WhereOptions({ host, everywhere, onChoose }: WhereProps) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <Options legend={t("protections.where")}>
      <Option
        name={name}
        label={t("protections.here", { host: host.name })}
        checked={!everywhere}
        onPick={() => onChoose(false)}
      />
      <Option
        name={name}
        label={t("protections.everywhere")}
        checked={everywhere}
        onPick={() => onChoose(true)}
      />
    </Options>
  );
}

interface WhyProps {
  value: string;
  onChange: (why: string) => void;
  problem: ProtectionProblems["why"];
}

export function WhyField({ value, onChange, problem }: WhyProps) {
  const { t } = useTranslation();
  return (
    <TextField
      name="why"
      label={t("protections.why")}
      hint={t("protections.whyHint")}
      error={problem && t(`protections.problems.why.${problem}`)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      autoComplete="off"
      required
    />
  );
}
