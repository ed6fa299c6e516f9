import type { ActiveSession, Client } from "@dunnage/api";
import { bearerIn } from "@dunnage/auth";
import type { MiddlewareHandler } from "hono";
import type { AppParts } from "./app.ts";

/** Whose request it is: by its token, if it has one, right or wrong; else by its cookie. `null`: nobody's. */
export function whoAsks(
  auth: AppParts["auth"],
  request: Request,
  client: () => Client,
): Promise<ActiveSession | null> {
  const token = bearerIn(request);
  return token === null ? auth.sessionOf(request) : auth.sessionByToken(token, client().address);
}

/** What RFC 6750 wants said with a 401: the same for every token that is not valid. */
export const tellingHowToSignIn: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.res.status !== 401) return;
  c.header("WWW-Authenticate", bearerIn(c.req.raw) === null ? "Bearer" : 'Bearer error="invalid_token"');
};
