import { useRef, useState } from "react";
import { trpc } from "../../shared/trpc/client.ts";
import { failureOf } from "../../shared/trpc/failure.ts";
import { type Choices, rulesFrom } from "./choices.ts";

/** The clean-up of one host as this page knows it. Outlives the dialog, which may be closed while it runs. */
export function useCleanup(host: string, onEnd: () => void) {
  const [open, setOpen] = useState(false);
  // Of its own, because `isPending` is true only after the next paint: a double click would come before it.
  const started = useRef(false);
  const { mutate, reset, data, error, isPending } = trpc.dockerSystem.cleanup.useMutation({
    onSettled: () => {
      started.current = false;
      onEnd();
    },
  });
  return {
    open,
    running: isPending,
    run: data ?? null,
    failure: error && failureOf(error),
    start: (choices: Choices) => {
      if (started.current) return;
      started.current = true;
      mutate({ host, ...rulesFrom(choices) });
    },
    /** Opens the dialog on what is under way, or to choose anew. */
    begin: () => {
      if (!isPending) reset();
      setOpen(true);
    },
    show: () => setOpen(true),
    close: () => setOpen(false),
    /** Forgets the result or the error. */
    dismiss: reset,
  };
}

export type Cleanup = ReturnType<typeof useCleanup>;
