import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Host } from "../../shared/trpc/types.ts";
import { Option, Options } from "../../shared/ui/Option.tsx";
import { TextField } from "../../shared/ui/TextField.tsx";
import type { ProtectionProblems } from "./protectionProblems.ts";

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
