import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Host, PlanItem, Rules, SparedObject } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { Drafting } from "./Drafting.tsx";
import { PlanStep } from "./PlanStep.tsx";
import { StepHeading } from "./StepHeading.tsx";
import { useDraft } from "./useDraft.ts";
import type { Ticks } from "./useTicks.ts";

/** Draws what sets a protection on an object. */
export type RenderProtect = (
  object: PlanItem | SparedObject,
  ways: { onDone: () => void; onClose: () => void },
) => ReactNode;

interface Props {
  host: Host;
  rules: Rules;
  /** Keys of the only objects that may go. */
  only?: readonly string[];
  /** Whether the plan is the step on screen. It is kept while one looks at the rules again. */
  wanted: boolean;
  ticks: Ticks;
  takesFocus: boolean;
  renderProtect: RenderProtect;
  onBack: () => void;
}

/** The plan on its way, there, or why it is not. */
export function DraftStep({ host, rules, only, wanted, ticks, takesFocus, renderProtect, onBack }: Props) {
  const { t } = useTranslation();
  const made = useDraft({ host: host.id, rules, only, wanted });
  const { draft, failure } = made;
  if (!wanted) return null;
  if (draft)
    return (
      <PlanStep
        draft={draft}
        made={made}
        ticks={ticks}
        takesFocus={takesFocus}
        renderProtect={renderProtect}
      />
    );
  if (!failure)
    return (
      <Drafting
        hostName={host.name}
        takesFocus={takesFocus}
        onCancel={() => {
          made.cancel();
          onBack();
        }}
      />
    );
  return (
    <>
      <StepHeading takesFocus={takesFocus}>{t("cleanup.drafting.failed")}</StepHeading>
      <FailureNotice failure={failure} onRetry={made.make} retrying={made.making} className="mt-3" />
      <Button onClick={onBack} className="mt-3">
        {t(only ? "picked.back" : "cleanup.drafting.changeRules")}
      </Button>
    </>
  );
}
