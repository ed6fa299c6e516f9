import { Dialog } from "@base-ui/react/dialog";
import { useTranslation } from "react-i18next";
import { nameOf } from "../../shared/format/nameOf.ts";
import { useFormats } from "../../shared/format/useFormats.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { failureOf } from "../../shared/trpc/failure.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";
import { useProtections } from "./useProtections.ts";

interface Props {
  object: { names: string[]; id: string };
  /** What keeps it. */
  protection: { id: string; why: string; who: string | null };
  /** How many other objects it keeps. */
  others: number;
  /** It is lifted. */
  onDone: () => void;
  onClose: () => void;
  /** What gets the focus back. */
  opener: HTMLElement;
}

/** Lifts the protection of an object that is on screen, and says what else it keeps before. */
export default function LiftDialog({ object, protection, others, onDone, onClose, opener }: Props) {
  const { t } = useTranslation();
  const format = useFormats();
  const utils = trpc.useUtils();
  const whole = useProtections().data?.find(({ id }) => id === protection.id);
  const remove = trpc.protections.remove.useMutation({
    onSuccess: onDone,
    onSettled() {
      void utils.protections.list.invalidate();
      void utils.dockerSystem.usage.invalidate();
    },
  });
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-backdrop" />
        <Dialog.Popup
          finalFocus={() => opener}
          className="fixed inset-x-0 bottom-0 z-30 flex max-h-[calc(100dvh-1rem)] flex-col overflow-y-auto rounded-t-lg border border-line bg-raised shadow-[0_16px_48px_rgb(0_0_0/0.3)] outline-none sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:max-h-[calc(100dvh-3rem)] sm:w-[34rem] sm:max-w-[calc(100vw-3rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg"
        >
          <Dialog.Title className="border-b border-line px-4 py-3 text-lg font-semibold wrap-anywhere">
            {t("protections.lift.title", { name: nameOf(object) })}
          </Dialog.Title>
          <div className="space-y-3 px-4 py-3">
            <blockquote className="border-l-2 border-edge pl-3">
              <p className="wrap-anywhere">{protection.why}</p>
              <p className="text-sm text-muted">
                {whole
                  ? t("protections.madeBy", {
                      name: whole.createdBy.name,
                      when: format.instant(whole.createdAt),
                    })
                  : protection.who}
              </p>
              {whole && (
                <p className="text-sm text-muted">
                  {t(`protections.byWord.${whole.by}`)}{" "}
                  <code className="font-mono text-xs wrap-anywhere text-text">{whole.value}</code>
                </p>
              )}
            </blockquote>
            <Dialog.Description>
              {t("protections.lift.what")}{" "}
              {others > 0 && t("protections.lift.others", { count: others, n: format.count(others) })}{" "}
              {whole?.host === null && t("protections.lift.everywhere")}
            </Dialog.Description>
            {remove.error && <FailureNotice failure={failureOf(remove.error)} />}
          </div>
          <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">
            <Button onClick={onClose}>{t("protections.cancel")}</Button>
            <Button
              look="primary"
              disabled={remove.isPending}
              onClick={() => remove.mutate({ id: protection.id })}
            >
              {t(remove.isPending ? "protections.lift.lifting" : "protections.lift.confirm")}
            </Button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
