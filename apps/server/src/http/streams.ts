import { procedures } from "./procedures.ts";

/** How long a stream may outlive the session that it was opened with, where another server has ended that, or its time is up. */
const CHECK_SESSION_EVERY_MS = 15_000;

/** So long a reader may take nothing of what waits for it. Then it is let go: it comes back when it can, with the id of what it has read. */
const TAKEN_WITHIN_MS = 30_000;

/** What a stream needs of the request that it answers. */
export interface Asked {
  /** Whether the session that it was opened with goes on. Rejects where that cannot be found out now. */
  signedIn: () => Promise<boolean>;
  /** Closes the connection, whatever it has not taken. */
  drop: () => void;
}

/** Whether what is called at this path is a subscription, whose answer is a stream. */
export function isStream(path: string): boolean {
  return procedures.get(path.split("/").at(-1) ?? "")?.type === "subscription";
}

/** Every stream that is open. */
export class Streams {
  readonly #checks = new Set<() => void>();

  /** Once a session or a token is no more: what was opened with it ends now, and not only when its next check is due. */
  checkNow(): void {
    for (const check of this.#checks) check();
  }

  /**
   * Answers a call whose answer goes on and on. It ends when its client goes away or reads no more, and when the session that it was opened with
   * has ended: the connection closes, the client opens it again, and is told so.
   */
  async answer(
    request: Request,
    { signedIn, drop }: Asked,
    answer: (request: Request) => Promise<Response>,
  ): Promise<Response> {
    const ended = new AbortController();
    const signal = AbortSignal.any([request.signal, ended.signal]);
    const check = () =>
      // A database that is away signs nobody out.
      void signedIn().then(
        (still) => still || ended.abort(),
        () => undefined,
      );
    const checking = setInterval(check, CHECK_SESSION_EVERY_MS).unref();
    this.#checks.add(check);
    const over = () => {
      clearInterval(checking);
      this.#checks.delete(check);
    };
    signal.addEventListener("abort", over, { once: true });
    if (signal.aborted) over();

    const response = await answer(new Request(request.url, { headers: request.headers, signal }));
    const headers = new Headers(response.headers);
    headers.set("cache-control", "no-store, no-transform");
    const stalled = () => {
      ended.abort();
      drop();
    };
    return new Response(response.body && watched(response.body, { over, stalled }), {
      status: response.status,
      headers,
    });
  }
}

interface Watch {
  over: () => void;
  stalled: () => void;
}

/** The same stream, which says when it is over, by itself or because nobody reads it any more, and when it is not read though there is something to read. */
function watched(body: ReadableStream<Uint8Array>, { over, stalled }: Watch): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let waiting: NodeJS.Timeout | undefined;
  return new ReadableStream({
    async pull(controller) {
      clearTimeout(waiting);
      const { done, value } = await reader.read();
      if (!done) {
        waiting = setTimeout(stalled, TAKEN_WITHIN_MS).unref();
        return controller.enqueue(value);
      }
      over();
      controller.close();
    },
    cancel(reason) {
      clearTimeout(waiting);
      over();
      return reader.cancel(reason);
    },
  });
}
