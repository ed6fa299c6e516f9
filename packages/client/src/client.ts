import type { AppRouter } from "@dunnage/api";
import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { EventSource } from "eventsource";
import type { DunnageClient } from "./calls.ts";

export interface ClientOptions {
  /** Where people reach Dunnage: `https://dunnage.example.com`. */
  url: string | URL;
  /** An API token. Without one the call is signed in only by what `fetch` brings along, such as the session's cookie on Dunnage's own page. */
  token?: string;
  /** Instead of the global one: for a proxy, a certificate of one's own, a time limit. Subscriptions go through it too. */
  fetch?: typeof globalThis.fetch;
}

/**
 * A client for Dunnage's whole contract, in Node and in browsers. Nothing is connected until the first call. Calls reject with an error of which
 * `problemOf` tells what it means.
 */
export function createDunnageClient(options: ClientOptions): DunnageClient {
  const { token, fetch = globalThis.fetch } = options;
  const url = addressOf(options.url);
  const authorization: Record<string, string> =
    token === undefined ? {} : { authorization: `Bearer ${token}` };
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === "subscription",
        // A browser's own EventSource cannot send a header, and Node has none.
        true: httpSubscriptionLink({
          url,
          EventSource,
          eventSourceOptions: {
            fetch: (at, init) => fetch(at, { ...init, headers: { ...init.headers, ...authorization } }),
          },
        }),
        // One request per call: a slow answer holds up none of the others.
        false: httpLink({
          url,
          headers: authorization,
          fetch: (at, { signal, ...init } = {}) => fetch(at, { ...init, ...(signal && { signal }) }),
        }),
      }),
    ],
  });
}

/** A path in front stays, as where a proxy serves Dunnage below one. */
function addressOf(url: string | URL): string {
  const base = new URL(url);
  if (base.protocol !== "http:" && base.protocol !== "https:")
    throw new TypeError(
      `The address of Dunnage begins with http:// or https://, and this is "${base.href}".`,
    );
  return new URL("api/trpc", base.href.endsWith("/") ? base : `${base.href}/`).href;
}
