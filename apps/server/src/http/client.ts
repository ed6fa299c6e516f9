import type { IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";
import type { Client } from "@dunnage/api";

const MAX_USER_AGENT = 300;

/** What Node tells of a request. */
interface Incoming {
  socket: { remoteAddress?: string | undefined };
  headers: IncomingHttpHeaders;
}

/**
 * Who is asking, for limits on attempts and for records. A proxy in front tells for whom it asks; what anybody else says of itself is not believed, or
 * they could have as many addresses as they like.
 */
export function clientOf({ socket, headers }: Incoming, isProxy: (address: string) => boolean): Client {
  const forwarded = [headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  return {
    address: addressOf(socket.remoteAddress ?? "unknown", forwarded, isProxy),
    userAgent: (headers["user-agent"] ?? "").slice(0, MAX_USER_AGENT),
  };
}

/** Each proxy adds at the end whom it was asked by. So the first from there that is no proxy of ours is who asks. */
function addressOf(peer: string, forwarded: string[], isProxy: (address: string) => boolean): string {
  let address = peer;
  for (const told of forwarded.toReversed()) {
    const before = told.trim();
    if (!isProxy(address) || !isIP(before)) break;
    address = before;
  }
  return address;
}
