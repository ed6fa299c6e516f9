import { z } from "zod";
import type { Challenge } from "./challenge.ts";
import type { Found } from "./checkRegistry.ts";
import { outcomeOfFailure } from "./connectionFailure.ts";

/** A token has some kilobytes. */
const MAX_ANSWER_BYTES = 65_536;

const Answer = z
  .object({ token: z.string().min(1).optional(), access_token: z.string().min(1).optional() })
  .transform(({ token, access_token }) => token ?? access_token);

interface Way {
  registry: URL;
  authorization: string;
  signal: AbortSignal;
}

/** A token for a registry, from the service that it names; or why there is none. */
export async function tokenFrom(
  { realm, service, scope }: Challenge,
  { registry, authorization, signal }: Way,
): Promise<{ token: string } | Found> {
  if (!URL.canParse(realm)) return { outcome: "token_service_unreadable", detail: null };
  const at = new URL(realm);
  if (!mayHaveCredentials(at, registry)) return { outcome: "token_service_unencrypted", detail: at.host };
  if (service !== null) at.searchParams.set("service", service);
  if (scope !== null) at.searchParams.set("scope", scope);
  const response = await askThere(at, authorization, signal);
  if ("outcome" in response) return response;
  const { status } = response;
  if (status === 401 || status === 403) return { outcome: "credentials_refused", detail: at.host };
  if (!response.ok) {
    await response.body?.cancel();
    return failed(at, String(status));
  }
  const token = Answer.safeParse(jsonIn(await beginningOf(response))).data;
  return token === undefined ? { outcome: "token_service_without_token", detail: at.host } : { token };
}

/** To another machine only encrypted: a registry that somebody put in between must not have them sent in the clear. */
const mayHaveCredentials = (at: URL, registry: URL): boolean =>
  at.protocol === "https:" ||
  (at.protocol === "http:" && registry.protocol === "http:" && at.hostname === registry.hostname);

async function askThere(at: URL, authorization: string, signal: AbortSignal): Promise<Response | Found> {
  const headers = { "user-agent": "Dunnage", authorization };
  try {
    return await fetch(at, { redirect: "manual", headers, signal });
  } catch (error) {
    if (signal.aborted) throw error;
    return failed(at, outcomeOfFailure(error).detail);
  }
}

async function beginningOf(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    pieces.push(piece);
    length += piece.byteLength;
    if (length > MAX_ANSWER_BYTES) break;
  }
  return Buffer.concat(pieces).toString("utf8");
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const failed = ({ host }: URL, how: string | null): Found => ({
  outcome: "token_service_failed",
  detail: how === null ? host : `${host}: ${how}`,
});
