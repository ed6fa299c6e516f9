import { Dialog } from "@base-ui/react/dialog";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { nameOf } from "../../shared/format/nameOf.ts";
import { useFormats } from "../../shared/format/useFormats.ts";
import { asPanel } from "../../shared/trpc/asPanel.ts";
import { trpc } from "../../shared/trpc/client.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import type { Outcome, Receipt } from "../../shared/trpc/types.ts";
import { useHeldError } from "../../shared/trpc/useHeldError.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { CopyButton } from "../../shared/ui/CopyButton.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { PanelBody } from "../../shared/ui/PanelBody.tsx";
import { saveFile } from "../../shared/ui/saveFile.ts";
import { ImageReceipt } from "./ImageReceipt.tsx";

interface Props {
  run: string;
  outcome: Outcome;
  /** Where the focus goes when the dialog closes. */
  opener: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** What a removed object was: of a container its inspect, whole, as it was right before; of an image the names by which it may come back. */
export default function ReceiptDialog({ run, outcome, opener, onClose }: Props) {
  const { t } = useTranslation();
  const name = nameOf(outcome);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-backdrop" />
        <Dialog.Popup
          finalFocus={opener}
          className="fixed inset-x-0 bottom-0 z-30 flex max-h-[calc(100dvh-1rem)] flex-col rounded-t-lg border border-line bg-raised shadow-[0_16px_48px_rgb(0_0_0/0.3)] outline-none sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:max-h-[calc(100dvh-3rem)] sm:w-[54rem] sm:max-w-[calc(100vw-3rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg"
        >
          <div className="flex items-center justify-between gap-4 border-b border-line py-2 pr-2 pl-4">
            <Dialog.Title className="text-lg font-semibold wrap-anywhere">
              {t("runs.receipt.title", { name })}
            </Dialog.Title>
            <Dialog.Close
              aria-label={t("actions.close")}
              className="grid size-8 shrink-0 place-items-center rounded text-muted hover:bg-hover hover:text-text"
            >
              <Icon name="cross" />
            </Dialog.Close>
          </div>
          {outcome.kind === "images" ? (
            <ImageReceipt run={run} outcome={outcome} />
          ) : (
            <ContainerReceipt run={run} outcome={outcome} />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function ContainerReceipt({ run, outcome }: Pick<Props, "run" | "outcome">) {
  const query = trpc.runs.receipt.useQuery(
    { id: run, key: outcome.key },
    {
      staleTime: Number.POSITIVE_INFINITY,
      // It may hold secrets: it leaves the page's memory with the dialog.
      gcTime: 0,
      refetchInterval: ({ state }) => (state.error ? nextPollMs(state.error, false) : false),
    },
  );
  const asked = asPanel(query, useHeldError(query));
  return (
    <PanelBody asked={asked} rows={10}>
      {(receipt) => <ReceiptText receipt={receipt} name={nameOf(outcome)} />}
    </PanelBody>
  );
}

function ReceiptText({ receipt, name }: { receipt: Receipt; name: string }) {
  const { t } = useTranslation();
  const format = useFormats();
  const text = JSON.stringify(receipt.inspect, null, 2);
  const fileName = `${name.replaceAll(/[^\w.-]+/g, "-")}.inspect.json`;
  return (
    <>
      <div className="px-4 py-3">
        <p>{t("runs.receipt.read", { when: format.instant(receipt.readAt) })}</p>
        <Notice tone="warn" className="mt-2">
          {t("runs.receipt.secrets")}
        </Notice>
      </div>
      {/* A long text scrolls, and a keyboard needs somewhere to stand to scroll it. */}
      <pre
        role="region"
        aria-label={t("runs.receipt.region", { name })}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="mx-4 min-h-32 overflow-auto rounded border border-line bg-sunken p-3 font-mono text-xs"
      >
        {text}
      </pre>
      <div className="flex flex-wrap gap-2 px-4 py-3">
        <CopyButton labelled label={t("copy.asJson")} text={() => text} />
        <Button onClick={() => saveFile({ fileName, mediaType: "application/json", text })}>
          {t("runs.save.json")}
        </Button>
      </div>
    </>
  );
}
