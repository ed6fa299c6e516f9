import { Dialog } from "@base-ui/react/dialog";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../shared/format/useFormats.ts";
import type { CleanupPlan } from "../../shared/trpc/types.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { ConfirmTotals } from "./ConfirmTotals.tsx";
import { NamedVolumes } from "./NamedVolumes.tsx";
import { bytesWords, isAbout, namedVolumesIn } from "./planTotals.ts";
import { StartFailure } from "./StartFailure.tsx";
import { useStart } from "./useStart.ts";

interface Props {
  plan: CleanupPlan;
  /** Makes the plan anew, when this one is not taken any more. */
  onAgain: () => void;
  onClose: () => void;
}

/** The last look: how many, how much, from where. */
export default function ConfirmDialog({ plan, onAgain, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const title = useRef<HTMLHeadingElement>(null);
  const [typed, setTyped] = useState("");
  const { start, starting, failure } = useStart();
  const { host, total } = plan;
  const named = namedVolumesIn(plan);
  const ready = !starting && (named.length === 0 || typed.trim() === host.name);
  const counted = { count: total.count, n: format.count(total.count) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) start(plan.id);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-backdrop" />
        <Dialog.Popup
          initialFocus={title}
          className="fixed inset-x-0 bottom-0 z-30 flex max-h-[calc(100dvh-1rem)] flex-col rounded-t-lg border border-line bg-raised shadow-[0_16px_48px_rgb(0_0_0/0.3)] outline-none sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:max-h-[calc(100dvh-3rem)] sm:w-[40rem] sm:max-w-[calc(100vw-3rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg"
        >
          <div className="flex items-center justify-between gap-4 border-b border-line py-2 pr-2 pl-4">
            <Dialog.Title
              ref={title}
              tabIndex={-1}
              className="text-lg font-semibold wrap-anywhere outline-none"
            >
              {t("cleanup.confirm.title", { ...counted, host: host.name })}
            </Dialog.Title>
            <Dialog.Close
              aria-label={t("actions.close")}
              className="grid size-8 shrink-0 place-items-center rounded text-muted hover:bg-hover hover:text-text"
            >
              <Icon name="cross" />
            </Dialog.Close>
          </div>
          <form onSubmit={submit} className="flex min-h-0 flex-col">
            <div className="space-y-4 overflow-y-auto px-4 py-3">
              {failure && (
                <StartFailure
                  failure={failure}
                  plan={plan}
                  onAgain={() => {
                    onClose();
                    onAgain();
                  }}
                />
              )}
              <p>{t("cleanup.confirm.willGo", { host: host.name })}</p>
              <ConfirmTotals plan={plan} />
              {named.length > 0 && (
                <NamedVolumes volumes={named} hostName={host.name} typed={typed} onType={setTyped} />
              )}
              <p className="text-muted">{t("cleanup.confirm.noUndo")}</p>
            </div>
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">
              <Button onClick={onClose}>{t("actions.back")}</Button>
              <Button type="submit" look="danger" disabled={!ready}>
                {starting
                  ? t("cleanup.confirm.starting")
                  : t("cleanup.confirm.remove", {
                      ...counted,
                      bytes: bytesWords(t, format, total, isAbout(plan)),
                    })}
              </Button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
