import { isIP } from "node:net";
import type { Client } from "@dunnage/api";
import type { Http2Bindings, HttpBindings } from "@hono/node-server";

const MAX_USER_AGENT = 300;

/**
 * Who is asking, for limits on attempts and for records. A proxy on this machine tells for whom it asks; what a peer elsewhere says of
 * itself is not believed, or anybody could have as many addresses as they like.
 */
export function clientOf(
  { socket, headers }: HttpBindings["incoming"] | Http2Bindings["incoming"],
  proxied: boolean,
): Client {
  const peer = socket.remoteAddress ?? "unknown";
  const local = /^(::ffff:)?127\.|^::1$/.test(peer);
  const forwarded = [headers["x-forwarded-for"] ?? []].flat().join(",").split(",").at(-1)?.trim();
  return {
    address: proxied && local && forwarded && isIP(forwarded) ? forwarded : peer,
    userAgent: (headers["user-agent"] ?? "").slice(0, MAX_USER_AGENT),
  };
}
