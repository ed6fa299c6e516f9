import type { CallError } from "../../shared/trpc/failure.ts";
import { nextPollMs } from "../../shared/trpc/polling.ts";
import type { Progress } from "./progress.ts";

/** `lost`: it was cut off, or never came about, and is tried again. */
export type Connection = "opening" | "open" | "lost";

/** What is heard of a subscription. */
export interface Listener {
  onStarted: () => void;
  onData: (event: { data: Progress }) => void;
  onConnectionStateChange: (change: { state: string; error: unknown }) => void;
  onError: (error: Pick<CallError, "data">) => void;
  onComplete: () => void;
}

interface Options {
  /** Opens the subscription from where the page knows the run. */
  open: (listener: Listener) => { unsubscribe: () => void };
  onProgress: (batch: Progress[]) => void;
  onConnection: (connection: Connection) => void;
}

/** A run may have hundreds of objects a second: they reach the page in batches. */
const BATCH_MS = 200;

/**
 * Follows a run until it has ended, whatever becomes of the connection or of the server: an EventSource connects again by itself only
 * where nothing at all answered. Answers how to stop.
 */
export function followRun({ open, onProgress, onConnection }: Options): () => void {
  let over = false;
  let heard: Progress[] = [];
  let flushing: ReturnType<typeof setTimeout> | undefined;
  let retrying: ReturnType<typeof setTimeout> | undefined;
  let subscription: { unsubscribe: () => void } | undefined;

  const flush = () => {
    clearTimeout(flushing);
    flushing = undefined;
    const batch = heard;
    heard = [];
    if (batch.length > 0) onProgress(batch);
  };

  const stop = () => {
    over = true;
    clearTimeout(flushing);
    clearTimeout(retrying);
    subscription?.unsubscribe();
  };

  const connect = () => {
    // Of this attempt alone: what an abandoned one still says is about nothing.
    let current = true;
    const again = (error: Pick<CallError, "data"> | null) => {
      if (!current || over) return;
      current = false;
      flush();
      onConnection("lost");
      // Neither its end nor an error: the server is going down. It is asked like one that is down already.
      const wait = nextPollMs(error ?? { data: undefined }, false);
      if (wait !== false) retrying = setTimeout(connect, wait);
    };
    subscription = open({
      onStarted: () => !over && onConnection("open"),
      onData({ data }) {
        if (over) return;
        heard.push(data);
        if (data.run.state === "running") flushing ??= setTimeout(flush, BATCH_MS);
        else {
          flush();
          stop();
        }
      },
      onConnectionStateChange({ state, error }) {
        if (!over && state === "connecting" && error) onConnection("lost");
      },
      onError: again,
      onComplete: () => again(null),
    });
  };

  onConnection("opening");
  connect();
  return stop;
}
