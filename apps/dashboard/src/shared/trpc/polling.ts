import { type CallError, failureOf } from "./failure.ts";

const FAST_MS = 1_000;
const SLOW_MS = 10_000;
const RECOVERY_MS = 3_000;

/**
 * When to ask again by itself. After an error that asking again cannot mend (the request's own fault, 4xx): never; after
 * any other: soon, so that a panel recovers when the engine or the server is back.
 */
export function nextPollMs(error: Pick<CallError, "data"> | null, hurry: boolean): number | false {
  if (error) return mayRecover(error) ? RECOVERY_MS : false;
  return hurry ? FAST_MS : SLOW_MS;
}

function mayRecover(error: Pick<CallError, "data">): boolean {
  const status = error.data?.httpStatus;
  return failureOf(error).kind === "offline" || (status !== undefined && status >= 500);
}
