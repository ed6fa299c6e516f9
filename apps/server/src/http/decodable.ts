import type { MiddlewareHandler } from "hono";
import { problem } from "./problem.ts";

/** Refuses an address that cannot be decoded, such as `/%ff`. tRPC and others decode it without looking, and throw. */
export const decodable: MiddlewareHandler = async (c, next) => {
  try {
    decodeURIComponent(new URL(c.req.url).pathname);
  } catch {
    return problem(c, 400, "This address cannot be read: what follows a percent sign in it is no UTF-8.", {
      advice: "Encode it as UTF-8, and a percent sign itself as %25.",
    });
  }
  return next();
};
