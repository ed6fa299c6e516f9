import { useEffect, useRef, useState } from "react";

/** Browsers refuse addresses that change with every key that is pressed. */
const QUIET_MS = 250;

export interface TypedFilter {
  text: string;
  type: (text: string) => void;
  /** What is typed from here on is another step for the browser's "back". */
  end: () => void;
  /** All at once. */
  put: (text: string) => void;
}

/** A filter while it is typed. The address follows (`write`): one step for all that is typed in one go. */
export function useTypedFilter(
  written: string,
  write: (text: string, step: { replace: boolean }) => void,
): TypedFilter {
  const [text, setText] = useState(written);
  const [known, setKnown] = useState(written);
  if (known !== written) {
    // A link, or "back".
    setKnown(written);
    setText(written);
  }
  const latest = useRef(write);
  useEffect(() => {
    latest.current = write;
  });
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> }>(undefined);
  const begun = useRef(false);
  const hold = () => {
    const held = waiting.current;
    waiting.current = undefined;
    clearTimeout(held?.timer);
    return held;
  };
  const flush = () => {
    const held = hold();
    if (!held) return;
    latest.current(held.text, { replace: begun.current });
    begun.current = true;
  };
  useEffect(() => () => clearTimeout(waiting.current?.timer), []);
  return {
    text,
    type(next) {
      setText(next);
      hold();
      waiting.current = { text: next, timer: setTimeout(flush, QUIET_MS) };
    },
    end() {
      flush();
      begun.current = false;
    },
    put(next) {
      hold();
      begun.current = false;
      setText(next);
      latest.current(next, { replace: false });
    },
  };
}
