import { Hono } from "hono";
import { etag } from "hono/etag";
import { openApiDocument } from "./document.ts";
import { page } from "./page.ts";
import { pageStyle } from "./pageStyle.ts";

/** The document itself and a page to read it on, for anybody: they tell nothing but what Dunnage is. */
export function documentation(publicUrl: URL): Hono {
  // Made for the first who asks: it takes a fifth of a second, and a server should answer as soon as it has started.
  let made: { json: string; page: Promise<string> } | undefined;
  const make = () => {
    const document = openApiDocument();
    return {
      json: JSON.stringify(document),
      page: Promise.resolve(page(document, publicUrl.origin)).then(String),
    };
  };
  const app = new Hono();
  app.use("/:file{openapi\\.json|docs|docs\\.css}", etag(), async (c, next) => {
    await next();
    c.header("Cache-Control", "no-cache");
  });
  app.get("/openapi.json", (c) =>
    c.body((made ??= make()).json, 200, { "content-type": "application/json" }),
  );
  app.get("/docs", async (c) => c.html(await (made ??= make()).page));
  app.get("/docs.css", (c) => c.body(pageStyle, 200, { "content-type": "text/css; charset=utf-8" }));
  return app;
}
