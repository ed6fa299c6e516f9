import type { SignInProblem } from "@dunnage/api/schemas";
import { SSO } from "./sso.ts";

/**
 * What Auth.js answers on the way to the provider and back; where that is a failure, in our words. Auth.js tells of those by a code of its own
 * in an address, in two ways: for a page's script, and for a browser that comes from the provider.
 */
export async function ssoAnswer(
  request: Request,
  response: Response,
  unreachable: boolean,
): Promise<Response> {
  if (!new RegExp(`/(signin|callback)/${SSO}/*$`).test(new URL(request.url).pathname)) return response;
  const location = response.headers.get("location");
  const told = location ?? (await urlIn(response.clone()));
  const error = told === null ? null : URL.parse(told, request.url)?.searchParams.get("error");
  if (error === null || error === undefined) return response;
  const problem: SignInProblem = unreachable
    ? "sso_unreachable"
    : error === "OAuthCallbackError"
      ? "sso_refused"
      : "sso_failed";
  const url = `/sign-in?problem=${problem}`;
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  if (location === null) return Response.json({ url }, { headers });
  headers.set("location", url);
  return new Response(null, { status: response.status, headers });
}

async function urlIn(response: Response): Promise<string | null> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === "object" && body !== null && "url" in body && typeof body.url === "string"
    ? body.url
    : null;
}
