import { bearerIn } from "@dunnage/auth";
import type { Context, MiddlewareHandler } from "hono";
import { problem } from "./problem.ts";

/** Refuses what `refusalOf` refuses, before anything else is looked at. */
export function sameOriginJson(publicUrl: URL): MiddlewareHandler {
  return async (c, next) => refusalOf(c, publicUrl) ?? next();
}

/**
 * Changes that a foreign page may have sent with somebody's cookie: a mutation has to come from our own origin, and as JSON, which
 * a page elsewhere cannot send without asking first. Every browser tells the origin of a POST; what tells none is no browser (a script
 * with a cookie of its own), and there is nobody to be tricked; nor is there where a token is sent, which no browser adds by itself and no page elsewhere
 * may add. `null`: there is nothing against it.
 */
export function refusalOf(c: Context, publicUrl: URL): Response | null {
  if (c.req.method === "GET" || c.req.method === "HEAD") return null;
  if (bearerIn(c.req.raw) === null && !fromOwnOrigin(c.req.raw.headers, publicUrl)) {
    return problem(c, 403, "This request comes from another site, so it was refused.", {
      advice:
        "Send it from Dunnage's own page. If a proxy stands in front, set DUNNAGE_PUBLIC_URL to the address people use.",
    });
  }
  // A page elsewhere cannot send a DELETE either without asking first, and it has no body.
  if (c.req.method === "DELETE") return null;
  if (!/^application\/json\s*(;|$)/i.test(c.req.header("content-type") ?? "")) {
    return problem(c, 415, "This was not sent as JSON.", {
      advice: "Send JSON, with the header `Content-Type: application/json`.",
    });
  }
  return unreadBody(c);
}

/** A body is read as it comes, and JSON is UTF-8 (RFC 8259): as anything else it would be called no JSON, which helps nobody. */
function unreadBody(c: Context): Response | null {
  const coding = c.req.header("content-encoding") ?? "identity";
  if (coding !== "identity") {
    return problem(c, 415, `The body is packed (${coding}).`, {
      advice: "Send it as it is, without the header `Content-Encoding`.",
    });
  }
  const charset = /charset="?([\w-]+)/i.exec(c.req.header("content-type") ?? "")?.[1] ?? "utf-8";
  if (!/^utf-?8$/i.test(charset)) {
    return problem(c, 415, `The body is said to be ${charset}.`, {
      advice: "Send it as UTF-8, with the header `Content-Type: application/json`.",
    });
  }
  return null;
}

function fromOwnOrigin(headers: Headers, publicUrl: URL): boolean {
  const site = headers.get("sec-fetch-site");
  if (site === "same-origin") return true;
  if (site !== null && site !== "none") return false;
  const origin = headers.get("origin");
  if (origin === null) return true;
  if (origin === publicUrl.origin) return true;
  // Reached by another of its names (localhost for 127.0.0.1, say): the page and this request agree on the host.
  return URL.canParse(origin) && new URL(origin).host === headers.get("host");
}
