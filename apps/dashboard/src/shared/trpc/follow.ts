import type { CallError } from "./failure.ts";
import { nextPollMs } from "./polling.ts";

/** `lost`: it was cut off, or never came about, and is tried again. */
export type Connection = "opening" | "open" | "lost";

/** What is heard of a subscription. */
export interface Listener<T> {
  onStarted: () => void;
  onData: (event: { data: T }) => void;
  onConnectionStateChange: (change: { state: string; error: unknown }) => void;
  onError: (error: Pick<CallError, "data">) => void;
  onComplete: () => void;
}

interface Options<T> {
  /** Opens the subscription from where the page knows what it is about. */
  open: (listener: Listener<T>) => { unsubscribe: () => void };
  onHeard: (batch: T[]) => void;
  /** Whether nothing comes after it. */
  isLast?: (data: T) => boolean;
  onConnection: (connection: Connection) => void;
}

/** There may be hundreds a second: they reach the page in batches. */
const BATCH_MS = 200;

/**
 * Follows a subscription until it has ended, whatever becomes of the connection or of the server: an EventSource connects again by itself only
 * where nothing at all answered. Answers how to stop.
 */
export function follow<T>({ open, onHeard, isLast, onConnection }: Options<T>): () => void {
  let over = false;
  let heard: T[] = [];
  let flushing: ReturnType<typeof setTimeout> | undefined;
  let retrying: ReturnType<typeof setTimeout> | undefined;
  let subscription: { unsubscribe: () => void } | undefined;

  const flush = () => {
    clearTimeout(flushing);
    flushing = undefined;
    const batch = heard;
    heard = [];
    if (batch.length > 0) onHeard(batch);
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
        if (isLast?.(data)) {
          flush();
          stop();
        } else flushing ??= setTimeout(flush, BATCH_MS);
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
