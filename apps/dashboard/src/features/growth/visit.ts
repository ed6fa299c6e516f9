/** In milliseconds since 1970, by the server's clock. */
export interface Visit {
  seenAt: number;
  /** When the visit before this one ended; `null`: there was none. */
  sinceAt: number | null;
}

/** Away for longer than that, one comes back to something new. */
const GAP_MS = 30 * 60_000;

/** A look now, after what is remembered of the looks before. */
export function lookAgain(before: Visit | null, now: number): Visit {
  if (!before) return { seenAt: now, sinceAt: null };
  return { seenAt: now, sinceAt: now - before.seenAt > GAP_MS ? before.seenAt : before.sinceAt };
}

export function visitIn(stored: string | null): Visit | null {
  const [seenAt = Number.NaN, sinceAt = Number.NaN] = (stored ?? "").split(" ").map(Number);
  if (!(seenAt > 0)) return null;
  return { seenAt, sinceAt: sinceAt > 0 ? sinceAt : null };
}

export const wordsOfVisit = ({ seenAt, sinceAt }: Visit): string => `${seenAt} ${sinceAt ?? 0}`;
