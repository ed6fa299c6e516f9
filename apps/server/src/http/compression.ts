import { promisify } from "node:util";
import { deflate, gzip } from "node:zlib";
import type { MiddlewareHandler } from "hono";
import { accepts } from "hono/accepts";

/** Shorter ones take as many packets either way. */
const LEAST_BYTES = 4096;

/** JSON about a host says the same words over and over: more than the least effort makes nobody's answer come sooner. */
const QUICKLY = { level: 1 };

const packers = new Map([
  ["gzip", promisify(gzip)],
  ["deflate", promisify(deflate)],
]);

const json = /^application\/(problem\+)?json/;

/** Long answers in JSON go out as gzip or deflate, to whoever takes that. Streams do not: each of their events goes out as it comes. */
export const compressed: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.body || !json.test(c.res.headers.get("content-type") ?? "")) return;
  const header = "Accept-Encoding";
  const encoding = accepts(c, { header, supports: [...packers.keys()], default: "identity" });
  const bytes = new Uint8Array(await c.res.arrayBuffer());
  const pack = bytes.length < LEAST_BYTES ? undefined : packers.get(encoding);
  const body = pack ? await pack(bytes, QUICKLY) : bytes;
  c.res = new Response(body, c.res);
  c.header("Content-Length", String(body.byteLength));
  c.header("Vary", header, { append: true });
  if (pack) c.header("Content-Encoding", encoding);
};
