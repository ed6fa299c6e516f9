import type { RegistryCheck, RegistryCredentials } from "@dunnage/api/schemas";
import { bearerChallenge, offersBasic } from "./challenge.ts";
import { outcomeOfFailure } from "./connectionFailure.ts";
import { tokenFrom } from "./tokenService.ts";

/** For all of its requests together. */
const PATIENCE_MS = 10_000;

export type Found = Pick<RegistryCheck, "outcome" | "detail">;

interface Asked {
  url: string;
  /** `null`: it is asked as anybody. */
  credentials: RegistryCredentials | null;
  signal?: AbortSignal;
}

/**
 * Asks a registry for `/v2/` as docker does before it pulls: as anybody first, then as it says that it wants to be asked
 * (https://distribution.github.io/distribution/spec/auth/token/). Follows no redirect. Never throws.
 */
export async function checkRegistry({ url, credentials, signal }: Asked): Promise<Found> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const limit = signal ? AbortSignal.any([patience, signal]) : patience;
  try {
    return await ask(new URL("v2/", url.endsWith("/") ? url : `${url}/`), credentials, limit);
  } catch (error) {
    return patience.aborted ? found("timed_out", `${PATIENCE_MS / 1000} s`) : outcomeOfFailure(error);
  }
}

async function ask(at: URL, credentials: RegistryCredentials | null, signal: AbortSignal): Promise<Found> {
  const first = await get(at, signal);
  if (first.status !== 401) return outcomeOf(first, "open");
  if (credentials === null) return found("credentials_needed");
  const wanted = first.headers.get("www-authenticate") ?? "";
  const challenge = bearerChallenge(wanted);
  if (challenge === null && !offersBasic(wanted)) return found("not_a_registry", "401");
  if (challenge === null) return answered(await get(at, signal, basic(credentials)));
  const answer = await tokenFrom(challenge, { registry: at, authorization: basic(credentials), signal });
  return "token" in answer ? answered(await get(at, signal, `Bearer ${answer.token}`)) : answer;
}

const answered = (response: Response): Found =>
  response.status === 401 || response.status === 403
    ? found("credentials_refused", String(response.status))
    : outcomeOf(response, "signed_in");

function outcomeOf(response: Response, well: "open" | "signed_in"): Found {
  const { status, headers } = response;
  if (status >= 300 && status < 400) return found("redirected", placeIn(headers.get("location")));
  if (status === 404 || status === 405) return found("not_a_registry", String(status));
  if (!response.ok) return found("failed", String(status));
  return looksLikeOne(headers) ? found(well) : found("not_a_registry", headers.get("content-type"));
}

/** A web page answers whatever it is asked for. */
const looksLikeOne = (headers: Headers): boolean =>
  headers.has("docker-distribution-api-version") || !/^text\/html\b/i.test(headers.get("content-type") ?? "");

async function get(at: URL, signal: AbortSignal, authorization?: string): Promise<Response> {
  const headers = { "user-agent": "Dunnage", ...(authorization !== undefined && { authorization }) };
  const response = await fetch(at, { redirect: "manual", headers, signal });
  await response.body?.cancel();
  return response;
}

const basic = ({ username, password }: RegistryCredentials): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;

/** Where it leads, without what may be secret in it. */
function placeIn(location: string | null): string | null {
  return location !== null && URL.canParse(location) ? new URL(location).origin : null;
}

const found = (outcome: Found["outcome"], detail: string | null = null): Found => ({ outcome, detail });
