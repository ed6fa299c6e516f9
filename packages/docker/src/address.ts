import { isAbsolute } from "node:path";
import { EngineError } from "@dunnage/api";

/** Where an engine is, as read from an address in DOCKER_HOST's syntax. */
export type EngineAddress =
  | { kind: "unix"; socketPath: string }
  | { kind: "tcp"; host: string; port: number }
  | { kind: "ssh"; host: string; port: number | null; user: string | null; socketPath: string | null };

const DEFAULT_SOCKET = "/var/run/docker.sock";
// As the docker CLI chooses: the registered ports for Docker without and with TLS.
const DEFAULT_PORT = 2375;
const DEFAULT_TLS_PORT = 2376;

/**
 * Reads an address as the docker CLI does. `tls` chooses the port where a TCP address names none.
 * Throws EngineError `unsupported` (case `no_address`) for all else: waiting does not help there.
 */
export function parseAddress(text: string, tls: boolean): EngineAddress {
  const [, scheme, rest] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(text.trim()) ?? [];
  switch (scheme?.toLowerCase()) {
    case "unix":
      return { kind: "unix", socketPath: socketPath(rest || DEFAULT_SOCKET, text) };
    case "tcp":
    case undefined:
      return tcp(rest ?? "", tls, text);
    case "ssh":
      return ssh(rest ?? "", text);
    default:
      throw malformed(text);
  }
}

/** The address as it may be shown to anybody: without user names. */
export function showAddress(address: EngineAddress): string {
  if (address.kind === "unix") return `unix://${address.socketPath}`;
  const path = address.kind === "ssh" ? (address.socketPath ?? "") : "";
  return `${address.kind}://${authority(address.host, address.port)}${path}`;
}

/** `host:port`, with the brackets that an IPv6 address needs. */
export function authority(host: string, port: number | null): string {
  return (host.includes(":") ? `[${host}]` : host) + (port === null ? "" : `:${port}`);
}

function tcp(rest: string, tls: boolean, text: string): EngineAddress {
  const url = parseUrl(`tcp://${rest.startsWith(":") ? `localhost${rest}` : rest}`, text);
  if (url.username !== "" || url.password !== "" || !/^\/?$/.test(url.pathname)) throw malformed(text);
  if (url.search !== "" || url.hash !== "") throw malformed(text);
  const port = Number(url.port) || (tls ? DEFAULT_TLS_PORT : DEFAULT_PORT);
  return { kind: "tcp", host: hostOf(url), port };
}

function ssh(rest: string, text: string): EngineAddress {
  const url = parseUrl(`ssh://${rest}`, text);
  if (url.password !== "") throw malformed(text, "A password does not belong in it: ssh asks its agent.");
  if (url.search !== "" || url.hash !== "") throw malformed(text);
  const path = decoded(url.pathname, text);
  return {
    kind: "ssh",
    host: hostOf(url),
    port: url.port === "" ? null : Number(url.port),
    user: decoded(url.username, text) || null,
    socketPath: path === "" || path === "/" ? null : path,
  };
}

function decoded(part: string, text: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw malformed(text);
  }
}

function socketPath(path: string, text: string): string {
  if (!isAbsolute(path)) throw malformed(text, "The path of a socket starts with a slash: unix:///path.");
  return path;
}

function parseUrl(url: string, text: string): URL {
  const parsed = URL.parse(url);
  if (!parsed || parsed.hostname === "") throw malformed(text);
  return parsed;
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "");
}

function malformed(text: string, finding?: string): EngineError {
  const params = { address: withoutSecrets(text), operation: "connect", case: "no_address" } as const;
  return new EngineError("unsupported", finding === undefined ? params : { ...params, finding });
}

function withoutSecrets(text: string): string {
  return text.trim().replace(/^([^@]*:\/\/)?.*@/s, "$1");
}
