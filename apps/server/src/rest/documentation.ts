import { Hono } from "hono";
import { etag } from "hono/etag";
import { openApiDocument } from "./document.ts";

/** The document itself and a page for people, for anybody: they tell nothing but what Dunnage is. */
export function documentation(publicUrl: URL): Hono {
  // Made for the first who asks: it takes a fifth of a second, and a server should answer as soon as it has started.
  let json: string | undefined;
  const app = new Hono();
  app.use(etag());
  app.get("/openapi.json", (c) =>
    c.body((json ??= JSON.stringify(openApiDocument())), 200, {
      "content-type": "application/json",
      "cache-control": "no-cache",
    }),
  );
  return app;
}
