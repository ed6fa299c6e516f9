import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { trpc } from "../../shared/trpc/client.ts";
import { failureOf } from "../../shared/trpc/failure.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { FailureNotice } from "../../shared/ui/FailureNotice.tsx";

/** Ends a run after what is under way. Asks in place; Escape and the second button take it back. */
export function CancelRun({ id }: { id: string }) {
  const { t } = useTranslation();
  const utils = trpc.useUtils();
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  const cancel = trpc.runs.cancel.useMutation({ onSettled: () => utils.runs.get.invalidate({ id }) });

  const ask = () => {
    cancel.reset();
    flushSync(() => setAsking(true));
    confirm.current?.focus();
  };
  const leave = () => {
    flushSync(() => setAsking(false));
    opener.current?.focus();
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key === "Escape") leave();
  };

  if (cancel.isSuccess) return <Cancelled />;
  return (
    <div className="mt-3">
      {cancel.error && <FailureNotice failure={failureOf(cancel.error)} className="mb-3" />}
      {asking ? (
        // Escape is a way out for whoever stands on one of the buttons inside.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <fieldset onKeyDown={escape} className="rounded border border-warn-line bg-warn-bg p-3">
          <legend className="sr-only">{t("runs.cancel.confirm")}</legend>
          <p id={`cancel-${id}`}>{t("runs.cancel.what")}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button
              ref={confirm}
              look="danger"
              aria-describedby={`cancel-${id}`}
              disabled={cancel.isPending}
              onClick={() => cancel.mutate({ id }, { onError: () => setAsking(false) })}
            >
              {t("runs.cancel.confirm")}
            </Button>
            <Button onClick={leave}>{t("runs.cancel.no")}</Button>
          </div>
        </fieldset>
      ) : (
        <Button ref={opener} onClick={ask}>
          {t("runs.cancel.ask")}
        </Button>
      )}
    </div>
  );
}

/** Takes the focus, since the button that had it is gone. */
function Cancelled() {
  const { t } = useTranslation();
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => words.current?.focus(), []);
  return (
    <p ref={words} tabIndex={-1} className="mt-3 font-medium outline-none">
      {t("runs.cancel.stopping")}
    </p>
  );
}
