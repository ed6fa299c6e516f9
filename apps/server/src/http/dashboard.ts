import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { etag } from "hono/etag";

const A_YEAR_S = 31_536_000;

/**
 * The built dashboard. Hashed assets are kept for a year; all else, the page first, is asked for anew each time, or a browser would hold on to
 * a page whose assets an update has replaced. Every address that is no file is the page's own, but for what was meant for a program.
 */
export function dashboard(folder: string): Hono {
  const app = new Hono();
  app.use(etag());
  app.use(async (c, next) => {
    await next();
    if (!c.res.ok && c.res.status !== 304) return;
    const hashed = c.req.path.startsWith("/assets/");
    c.header("Cache-Control", hashed ? `public, max-age=${A_YEAR_S}, immutable` : "no-cache");
    c.header("Vary", "Accept-Encoding");
  });
  app.use(serveStatic({ root: folder, precompressed: true }));
  // A missing asset is a 404, not the page under a script's name.
  app.get("/assets/*", (c) => c.notFound());
  app.get("*", (c, next) => (isForPrograms(c.req.path) ? Promise.resolve(c.notFound()) : next()));
  app.get("*", serveStatic({ root: folder, path: "index.html", precompressed: true }));
  return app;
}

/** Whether a program asks there, though not as it is written: `//api/v1/runs`, `/API/v1/runs`. A page would be taken for an answer, with its 200. */
const isForPrograms = (path: string) =>
  /^[/\\]+(api|healthz|readyz|metrics)(?=[/\\]|$)/i.test(decodeURIComponent(path));
