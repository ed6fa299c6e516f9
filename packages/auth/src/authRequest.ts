import { cookiePrefix } from "./sessionCookie.ts";

/** All that Auth.js reads, besides the cookies. */
const HEADERS = ["content-type", "x-auth-return-redirect"];

/**
 * The request as Auth.js may see it: under the public address, from which it takes the origin of its redirects and the flags of its
 * cookies (the Host header is anybody's to choose), and without a `callbackUrl` that is no address, to which Auth.js answers 500.
 */
export async function authRequest(request: Request, publicUrl: URL): Promise<Request> {
  const asked = new URL(request.url);
  const url = new URL(publicUrl.origin);
  url.pathname = asked.pathname;
  // Where somebody sets out for a provider, Auth.js would take every parameter into the address that it sends them to.
  if (!/\/signin\//.test(asked.pathname)) url.search = asked.search;
  url.searchParams.delete("callbackUrl");

  const headers = new Headers({ cookie: cookiesOf(request, publicUrl) });
  for (const name of HEADERS) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const body = request.method === "POST" ? await request.text() : null;
  return new Request(url, { method: request.method, headers, body });
}

function cookiesOf(request: Request, publicUrl: URL): string {
  const callbackUrl = `${cookiePrefix(publicUrl)}authjs.callback-url=`;
  return (request.headers.get("cookie") ?? "")
    .split(";")
    .filter((cookie) => {
      const text = cookie.trimStart();
      return !text.startsWith(callbackUrl) || isOwn(text.slice(callbackUrl.length), publicUrl);
    })
    .join(";");
}

/** Where to go on after the way to a provider and back. */
function isOwn(encoded: string, publicUrl: URL): boolean {
  try {
    return new URL(decodeURIComponent(encoded)).origin === publicUrl.origin;
  } catch {
    return false;
  }
}
