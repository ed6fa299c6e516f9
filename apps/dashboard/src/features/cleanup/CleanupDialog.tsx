import { Dialog } from "@base-ui/react/dialog";
import { type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Host, SystemStats } from "../../shared/trpc/types.ts";
import { Icon } from "../../shared/ui/Icon.tsx";
import { ChooseStep } from "./ChooseStep.tsx";
import { ConfirmStep } from "./ConfirmStep.tsx";
import { type Choices, safeChoices } from "./choices.ts";
import { ResultStep } from "./ResultStep.tsx";
import { RunningStep } from "./RunningStep.tsx";
import { StepTitle } from "./StepTitle.tsx";
import type { Cleanup } from "./useCleanup.ts";

interface Props {
  cleanup: Cleanup;
  host: Host;
  stats: SystemStats | undefined;
  /** Where the focus goes when the dialog closes. */
  opener: RefObject<HTMLButtonElement | null>;
}

/** Choose, confirm, wait, read what became of it. */
export default function CleanupDialog({ cleanup, host, stats, opener }: Props) {
  const { t } = useTranslation();
  const [choices, setChoices] = useState<Choices>(safeChoices);
  const [confirming, setConfirming] = useState(cleanup.failure !== null);
  const { running, run } = cleanup;
  const step = running ? "running" : run ? "result" : confirming ? "confirm" : "choose";
  return (
    <Dialog.Root open onOpenChange={(open) => !open && cleanup.close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-backdrop" />
        <Dialog.Popup
          initialFocus={false}
          finalFocus={opener}
          className="fixed inset-x-0 bottom-0 z-30 flex max-h-[calc(100dvh-1rem)] flex-col rounded-t-lg border border-line bg-raised shadow-[0_16px_48px_rgb(0_0_0/0.3)] outline-none sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:max-h-[calc(100dvh-3rem)] sm:w-[46rem] sm:max-w-[calc(100vw-3rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg"
        >
          <header className="flex items-center justify-between gap-4 border-b border-line py-2 pr-2 pl-4">
            <StepTitle key={step}>{t(`cleanup.title.${step}`, { host: host.name })}</StepTitle>
            <Dialog.Close
              aria-label={t("actions.close")}
              className="grid size-8 shrink-0 place-items-center rounded text-muted hover:bg-hover hover:text-text"
            >
              <Icon name="cross" />
            </Dialog.Close>
          </header>
          {step === "choose" && (
            <ChooseStep
              choices={choices}
              onChange={setChoices}
              stats={stats}
              onNext={() => setConfirming(true)}
            />
          )}
          {step === "confirm" && (
            <ConfirmStep
              choices={choices}
              host={host}
              stats={stats}
              failure={cleanup.failure}
              onBack={() => {
                cleanup.dismiss();
                setConfirming(false);
              }}
              onStart={() => cleanup.start(choices)}
            />
          )}
          {step === "running" && <RunningStep hostName={host.name} onClose={cleanup.close} />}
          {step === "result" && run && <ResultStep run={run} onClose={cleanup.close} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
