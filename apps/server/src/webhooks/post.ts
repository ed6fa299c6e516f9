import { createHmac } from "node:crypto";
import type { WebhookFailure } from "@dunnage/api/schemas";

/** Whoever takes longer is tried again later. */
const PATIENCE_MS = 10_000;

const PREFIX = "whsec_";

export interface Message {
  /** Stays the same however often it is tried, so that who gets it twice can tell. */
  id: string;
  url: string;
  /** `whsec_` and base64. */
  secret: string;
  body: string;
  at: Date;
  signal?: AbortSignal;
}

/**
 * Posts it once, signed as https://www.standardwebhooks.com says. Answers why it was not taken; `null` if it was. Never throws. Redirects
 * are not followed: a signature is for the address that a person gave.
 */
export async function post({ id, url, secret, body, at, signal }: Message): Promise<WebhookFailure | null> {
  const timestamp = Math.floor(at.getTime() / 1000).toString();
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      headers: {
        "content-type": "application/json",
        "user-agent": "Dunnage",
        "webhook-id": id,
        "webhook-timestamp": timestamp,
        "webhook-signature": `v1,${signatureOf(`${id}.${timestamp}.${body}`, secret)}`,
      },
      body,
      signal: signal ? AbortSignal.any([patience, signal]) : patience,
    });
    await response.body?.cancel();
    if (response.ok) return null;
    const leadsElsewhere = response.status >= 300 && response.status < 400;
    return { code: leadsElsewhere ? "redirected" : "status", detail: String(response.status) };
  } catch (error) {
    if (patience.aborted) return { code: "timed_out", detail: String(PATIENCE_MS / 1000) };
    return { code: "unreachable", detail: reasonOf(error) };
  }
}

function signatureOf(text: string, secret: string): string {
  const key = Buffer.from(secret.slice(PREFIX.length), "base64");
  return createHmac("sha256", key).update(text).digest("base64");
}

export const newSecret = () =>
  PREFIX + Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64");

/** `fetch` says "fetch failed", and what failed in its cause. */
function reasonOf(error: unknown): string | null {
  const cause = error instanceof Error ? error.cause : null;
  if (!(cause instanceof Error)) return null;
  return "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
}
