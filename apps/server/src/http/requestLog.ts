import type { Context, MiddlewareHandler } from "hono";
import type { Level, Logger } from "pino";
import type { Requests } from "../requests.ts";
import { requestIdOf } from "./problem.ts";

/** What watches over the process asks every few seconds. */
const forMachines = new Set(["/healthz", "/readyz", "/metrics"]);

const LONGEST_PATH = 300;

/** What changes something, or fails by a fault of Dunnage's own, is worth a line by default. Pages that are open ask all the time. */
function levelOf(method: string, path: string, status: number): Level {
  if (status === 500) return "warn";
  if (forMachines.has(path)) return "trace";
  return method === "GET" || method === "HEAD" ? "debug" : "info";
}

/** A line for each request, once its answer begins. Without the query and the headers, which hold what was typed and who asks. */
export function requestLog(
  log: Logger,
  requests: Requests,
  addressOf: (c: Context) => string,
): MiddlewareHandler {
  return (c, next) =>
    requests.serve(requestIdOf(c), async () => {
      const began = performance.now();
      await next();
      // Set before, it is lost where an answer is not made by Hono itself.
      c.header("X-Request-Id", requestIdOf(c));
      const { method, path } = c.req;
      const { status } = c.res;
      const ms = Math.round(performance.now() - began);
      const told = { method, path: path.slice(0, LONGEST_PATH), status, ms, address: addressOf(c) };
      log[levelOf(method, path, status)]({ ...told, ...requests.fields() }, "request");
    });
}
