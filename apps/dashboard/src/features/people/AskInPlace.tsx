import { type KeyboardEvent, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "../../shared/ui/Button.tsx";

interface Props {
  /** What is going to happen. */
  what: string;
  words: { ask: string; confirm: string; no: string };
  busy: boolean;
  onConfirm: () => void;
}

/** A button that asks once more in its own place; Escape and the second button take it back. */
export function AskInPlace({ what, words, busy, onConfirm }: Props) {
  const id = useId();
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  const ask = () => {
    flushSync(() => setAsking(true));
    confirm.current?.focus();
  };
  const leave = () => {
    flushSync(() => setAsking(false));
    opener.current?.focus();
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    leave();
  };
  if (!asking)
    return (
      <Button ref={opener} onClick={ask}>
        {words.ask}
      </Button>
    );
  return (
    // Escape is a way out for whoever stands on one of the buttons inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <fieldset onKeyDown={escape} className="rounded border border-warn-line bg-warn-bg p-3">
      <legend className="sr-only">{words.confirm}</legend>
      <p id={id}>{what}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button ref={confirm} look="danger" aria-describedby={id} disabled={busy} onClick={onConfirm}>
          {words.confirm}
        </Button>
        <Button onClick={leave}>{words.no}</Button>
      </div>
    </fieldset>
  );
}
