/**
 * The token in a request's `Authorization: Bearer`, right or wrong, "" where nothing follows; `null` if there is no such header. Another scheme is not
 * ours: a proxy's own password (`Basic`) comes along with every request of a browser.
 */
export function bearerIn(request: Request): string | null {
  const [, token] = /^bearer(?: +(.*))?$/i.exec(request.headers.get("authorization") ?? "") ?? [null, null];
  return token === undefined ? "" : token;
}
