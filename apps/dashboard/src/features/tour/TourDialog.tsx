import { Dialog } from "@base-ui/react/dialog";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { actionAt } from "../../shared/keys/keyTable.ts";
import type { Role } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { stepsFor } from "./steps.ts";

interface Props {
  role: Role;
  onEnd: () => void;
}

/** What is where, in a minute; left at any time. */
export default function TourDialog({ role, onEnd }: Props) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const steps = stepsFor(role);
  const step = steps[at];
  if (!step) return null;
  const last = at === steps.length - 1;
  const move = (by: number) => setAt(Math.min(Math.max(at + by, 0), steps.length - 1));
  const byArrow = (event: KeyboardEvent) => {
    const action = actionAt.dialogs(event);
    if (action === "forth") move(1);
    if (action === "back") move(-1);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onEnd()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-backdrop" />
        <Dialog.Popup
          onKeyDown={byArrow}
          className="fixed inset-x-0 bottom-0 z-30 flex max-h-[calc(100dvh-3rem)] flex-col rounded-t-lg border border-line bg-raised shadow-[0_16px_48px_rgb(0_0_0/0.3)] outline-none sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[32rem] sm:max-w-[calc(100vw-3rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg"
        >
          <div className="min-h-52 overflow-y-auto px-5 py-4">
            <p className="text-sm text-muted">{t("tour.step", { n: at + 1, all: steps.length })}</p>
            <Dialog.Title className="mt-3 flex items-center gap-2.5 text-lg font-semibold">
              <Icon name={step.icon} className="size-5 text-accent" />
              {t(`tour.steps.${step.name}.title`)}
            </Dialog.Title>
            <Dialog.Description aria-live="polite" className="mt-1.5">
              {t(`tour.steps.${step.name}.text`)}
            </Dialog.Description>
          </div>
          <div className="flex flex-wrap gap-2 border-t border-line px-5 py-3">
            {!last && (
              <Button look="quiet" onClick={onEnd} className="-ml-3">
                {t("tour.skip")}
              </Button>
            )}
            <span className="ml-auto flex gap-2">
              {at > 0 && <Button onClick={() => move(-1)}>{t("actions.back")}</Button>}
              <Button look="primary" onClick={() => (last ? onEnd() : move(1))}>
                {t(last ? "tour.end" : "tour.next")}
              </Button>
            </span>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
