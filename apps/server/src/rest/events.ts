import { isTrackedEnvelope } from "@trpc/server";

/** Proxies cut a stream that says nothing. */
const PING_EVERY_MS = 15_000;

export interface EventWords {
  /** What an event carries, in JSON. */
  data: (value: unknown) => string;
  /** What went wrong in the middle, in JSON. */
  problem: (error: unknown) => string;
}

/**
 * A subscription as server-sent events: `message` with an id for each thing that it yields, `end` when it is over (an EventSource that is not closed
 * then connects again), `problem` when it fails; without a word when `signal` cuts it off. Throws what it fails with before the first event, as long as a status can tell it.
 */
export async function eventStream(
  events: AsyncIterable<unknown>,
  words: EventWords,
  signal: AbortSignal,
): Promise<Response> {
  const iterator: AsyncIterator<unknown, unknown> = events[Symbol.asyncIterator]();
  let next: Promise<IteratorResult<unknown, unknown>> = Promise.resolve(await iterator.next());
  const nextText = async (): Promise<{ text: string; last: boolean }> => {
    try {
      const result = await next;
      // Cut off, it is not over: whoever connects again goes on, or is told why not.
      if (result.done) return { text: signal.aborted ? "" : "event: end\ndata: {}\n\n", last: true };
      next = iterator.next();
      return { text: messageOf(result.value, words), last: false };
    } catch (error) {
      return { text: `event: problem\ndata: ${words.problem(error)}\n\n`, last: true };
    }
  };
  let ping: NodeJS.Timeout | undefined;
  let gone = false;
  const stream = new ReadableStream<string>({
    start(controller) {
      ping = setInterval(() => controller.enqueue(": ping\n\n"), PING_EVERY_MS).unref();
    },
    async pull(controller) {
      const { text, last } = await nextText();
      if (gone) return;
      if (text !== "") controller.enqueue(text);
      if (!last) return;
      clearInterval(ping);
      controller.close();
    },
    async cancel() {
      gone = true;
      clearInterval(ping);
      await iterator.return?.();
    },
  });
  return new Response(stream.pipeThrough(new TextEncoderStream()), {
    headers: { "content-type": "text/event-stream", "x-accel-buffering": "no" },
  });
}

function messageOf(envelope: unknown, { data }: EventWords): string {
  if (!isTrackedEnvelope(envelope)) throw new TypeError("A subscription yields tracked values.");
  const [id, value] = envelope;
  return `id: ${id}\ndata: ${data(value)}\n\n`;
}
