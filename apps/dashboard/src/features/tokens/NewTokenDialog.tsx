import { Dialog } from "@base-ui/react/dialog";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CreatedToken } from "../../shared/trpc/types.ts";
import { NewTokenForm } from "./NewTokenForm.tsx";
import { TokenToCopy } from "./TokenToCopy.tsx";

interface Props {
  /** Where the focus goes when the dialog closes. */
  opener: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** Asks for a token, then shows it: this once. */
export default function NewTokenDialog({ opener, onClose }: Props) {
  const { t } = useTranslation();
  const title = useRef<HTMLHeadingElement>(null);
  const [created, setCreated] = useState<CreatedToken | null>(null);
  useEffect(() => {
    // The button that had the focus went with the form.
    if (created) title.current?.focus();
  }, [created]);
  return (
    // A token that is shown this once does not go away by a click beside it.
    <Dialog.Root open disablePointerDismissal={created !== null} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-backdrop" />
        <Dialog.Popup
          finalFocus={opener}
          className="fixed inset-x-0 bottom-0 z-30 flex max-h-[calc(100dvh-1rem)] flex-col rounded-t-lg border border-line bg-raised shadow-[0_16px_48px_rgb(0_0_0/0.3)] outline-none sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:max-h-[calc(100dvh-3rem)] sm:w-[42rem] sm:max-w-[calc(100vw-3rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg"
        >
          <Dialog.Title
            ref={title}
            tabIndex={-1}
            className="border-b border-line px-4 py-3 text-lg font-semibold wrap-anywhere outline-none"
          >
            {created ? t("tokens.ready.title", { name: created.name }) : t("tokens.form.title")}
          </Dialog.Title>
          {created ? (
            <TokenToCopy secret={created.secret} onDone={onClose} />
          ) : (
            <NewTokenForm onCreated={setCreated} onCancel={onClose} />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
