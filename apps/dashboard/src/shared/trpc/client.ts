import type { AppRouter } from "@dunnage/api";
import { httpLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { createTRPCReact } from "@trpc/react-query";
import { learnServerClock } from "./serverClock.ts";

export const trpc = createTRPCReact<AppRouter>();

/** Reads are bounded by the server in far less; past this the way there is broken. A clean-up takes as long as it takes. */
const READ_TIMEOUT_MS = 30_000;

/** The server gives up on a size after two minutes. */
const MEASURE_TIMEOUT_MS = 150_000;

const linkWithin = (limitMs: number) =>
  httpLink({
    url: "/api/trpc",
    async fetch(url, options) {
      const bounds = options?.method === "GET" ? [AbortSignal.timeout(limitMs)] : [];
      if (options?.signal) bounds.push(options.signal);
      const response = await fetch(url, { ...options, signal: AbortSignal.any(bounds) });
      learnServerClock(response);
      return response;
    },
  });

/** One request per call: a slow answer holds up none of the others. */
export const createClient = () =>
  trpc.createClient({
    links: [
      splitLink({
        condition: ({ type }) => type === "subscription",
        // An EventSource: it brings the session's cookie along, connects again by itself, and says then what it has heard already.
        true: httpSubscriptionLink({ url: "/api/trpc" }),
        false: splitLink({
          condition: ({ path }) => path === "dockerSystem.usage" || path.startsWith("projects."),
          true: linkWithin(MEASURE_TIMEOUT_MS),
          false: linkWithin(READ_TIMEOUT_MS),
        }),
      }),
    ],
  });
