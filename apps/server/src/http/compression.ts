import type { MiddlewareHandler } from "hono";
import { compress } from "hono/compress";

/** Shorter ones take as many packets either way. */
const LEAST_BYTES = 4096;

const json = /^application\/(problem\+)?json/;

/** Long answers in JSON go out as gzip or deflate, to whoever takes that. Streams do not: each of their events goes out as it comes. */
export const compressed = compress({ threshold: LEAST_BYTES, contentTypeFilter: json });

/** Tells how long an answer is, so that it is known which are long. Comes after `compressed`, and so is done before it. */
export const tellingLength: MiddlewareHandler = async (c, next) => {
  await next();
  const { headers, body } = c.res;
  const compressible = json.test(headers.get("content-type") ?? "") && !headers.has("content-length");
  if (!compressible || !body || !/gzip|deflate|\*/.test(c.req.header("accept-encoding") ?? "")) return;
  const bytes = await c.res.arrayBuffer();
  c.res = new Response(bytes, c.res);
  c.header("Content-Length", String(bytes.byteLength));
};
