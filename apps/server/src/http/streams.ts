import { procedures } from "./procedures.ts";

/** How long a stream may outlive the session that it was opened with. */
const CHECK_SESSION_EVERY_MS = 15_000;

/** Whether what is called at this path is a subscription, whose answer is a stream. */
export function isStream(path: string): boolean {
  return procedures.get(path.split("/").at(-1) ?? "")?.type === "subscription";
}

/**
 * Answers a call whose answer goes on and on. It ends when its client goes away, and when the session that it was opened with has ended: the
 * connection closes, the client opens it again, and is told so. `signedIn` rejects where that cannot be found out now.
 */
export async function stream(
  request: Request,
  signedIn: () => Promise<boolean>,
  answer: (request: Request) => Promise<Response>,
): Promise<Response> {
  const ended = new AbortController();
  const signal = AbortSignal.any([request.signal, ended.signal]);
  const checking = setInterval(() => {
    // A database that is away signs nobody out.
    signedIn().then(
      (still) => still || ended.abort(),
      () => undefined,
    );
  }, CHECK_SESSION_EVERY_MS).unref();
  const over = () => clearInterval(checking);
  signal.addEventListener("abort", over, { once: true });
  if (signal.aborted) over();

  const response = await answer(new Request(request.url, { headers: request.headers, signal }));
  const headers = new Headers(response.headers);
  headers.set("cache-control", "no-store, no-transform");
  return new Response(response.body && tellingOfItsEnd(response.body, over), {
    status: response.status,
    headers,
  });
}

/** The same stream, which says when it is over, by itself or because nobody reads it any more. */
function tellingOfItsEnd(body: ReadableStream<Uint8Array>, over: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (!done) return controller.enqueue(value);
      over();
      controller.close();
    },
    cancel(reason) {
      over();
      return reader.cancel(reason);
    },
  });
}
