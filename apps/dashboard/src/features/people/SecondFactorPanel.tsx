import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { trpc } from "../../shared/trpc/client.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Panel } from "../../shared/ui/Panel.tsx";
import { BothFactorsForm } from "./BothFactorsForm.tsx";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import { SetUpSecondFactor } from "./SetUpSecondFactor.tsx";

interface Props {
  on: boolean;
  codesLeft: number;
}

type Step = "setUp" | "newCodes" | "turnOff" | { codes: string[] };

/** One's own second factor: off, being set up, on, and its recovery codes. */
export function SecondFactorPanel({ on, codesLeft }: Props) {
  const { t } = useTranslation("people");
  const utils = trpc.useUtils();
  const [step, setStep] = useState<Step | null>(null);
  const [said, setSaid] = useState("");
  const status = useRef<HTMLParagraphElement>(null);
  const settled = { onSettled: () => utils.session.account.invalidate() };
  const newCodes = trpc.session.newRecoveryCodes.useMutation(settled);
  const turnOff = trpc.session.removeSecondFactor.useMutation(settled);

  const leave = (words = "") => {
    newCodes.reset();
    turnOff.reset();
    flushSync(() => {
      setStep(null);
      setSaid(words);
    });
    status.current?.focus();
  };
  const open = (next: Step) => {
    setSaid("");
    setStep(next);
  };
  return (
    <Panel title={t("secondFactor.title")}>
      <div className="space-y-4 p-4">
        <p className="text-muted">{t("secondFactor.what")}</p>
        <p ref={status} tabIndex={-1} role="status" className="font-medium outline-none">
          {said || t(on ? "secondFactor.on" : "secondFactor.off")}{" "}
          {on && <span className="font-normal">{t("secondFactor.codesLeft", { count: codesLeft })}</span>}
        </p>
        {step === null &&
          (on ? (
            <div className="flex flex-wrap gap-2">
              <Button onClick={() => open("newCodes")}>{t("secondFactor.newCodes")}</Button>
              <Button onClick={() => open("turnOff")}>{t("secondFactor.turnOff")}</Button>
            </div>
          ) : (
            <Button onClick={() => open("setUp")}>{t("secondFactor.setUp")}</Button>
          ))}
        {step === "setUp" && (
          <SetUpSecondFactor onCodes={(codes) => open({ codes })} onCancel={() => leave()} />
        )}
        {step === "newCodes" && (
          <BothFactorsForm
            words={{ what: t("secondFactor.newCodesWhat"), action: t("secondFactor.makeNew") }}
            busy={newCodes.isPending}
            error={newCodes.error}
            onSubmit={(both) => newCodes.mutate(both, { onSuccess: ({ codes }) => open({ codes }) })}
            onCancel={() => leave()}
          />
        )}
        {step === "turnOff" && (
          <BothFactorsForm
            words={{ what: t("secondFactor.turnOffWhat"), action: t("secondFactor.confirmOff") }}
            danger
            busy={turnOff.isPending}
            error={turnOff.error}
            onSubmit={(both) => turnOff.mutate(both, { onSuccess: () => leave(t("secondFactor.turnedOff")) })}
            onCancel={() => leave()}
          />
        )}
        {typeof step === "object" && step !== null && (
          <RecoveryCodes codes={step.codes} onKept={() => leave(t("secondFactor.turnedOn"))} />
        )}
      </div>
    </Panel>
  );
}
