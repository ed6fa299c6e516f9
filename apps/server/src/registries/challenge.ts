/** Where a registry sends those who want in, and for what. */
export interface Challenge {
  realm: string;
  service: string | null;
  scope: string | null;
}

/** Of a `WWW-Authenticate` that asks for a bearer token (RFC 6750, and the distribution specification); `null`: it asks for none. */
export function bearerChallenge(header: string): Challenge | null {
  const told = /(?:^|,\s*)bearer\s+(.*)$/i.exec(header)?.[1];
  if (told === undefined) return null;
  const parameter = (name: string) =>
    new RegExp(`(?:^|[,\\s])${name}="([^"]*)"`, "i").exec(told)?.[1] ??
    new RegExp(`(?:^|[,\\s])${name}=([^",\\s]+)`, "i").exec(told)?.[1] ??
    null;
  const realm = parameter("realm");
  return realm === null ? null : { realm, service: parameter("service"), scope: parameter("scope") };
}

export const offersBasic = (header: string): boolean => /(?:^|,\s*)basic(?:\s|$)/i.test(header);
