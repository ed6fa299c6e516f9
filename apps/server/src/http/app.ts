import {
  type ActiveSession,
  type Context as ApiContext,
  appRouter,
  notSignedIn,
  reportOf,
  toTRPCError,
} from "@dunnage/api";
import type { Http2Bindings, HttpBindings } from "@hono/node-server";
import type { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { requestId } from "hono/request-id";
import { secureHeaders } from "hono/secure-headers";
import type { Logger } from "pino";
import type { Requests } from "../requests.ts";
import { rest } from "../rest/routes.ts";
import { clientOf } from "./client.ts";
import { compressed } from "./compression.ts";
import { dashboard } from "./dashboard.ts";
import { decodable } from "./decodable.ts";
import { sameOriginJson } from "./guard.ts";
import { noting } from "./noting.ts";
import { problem, requestIdOf } from "./problem.ts";
import { requestLog } from "./requestLog.ts";
import { isStream, type Streams } from "./streams.ts";
import { tellingHowToSignIn, whoAsks } from "./whoAsks.ts";

const MAX_BODY_BYTES = 1_000_000;
const NOTHING_HERE = "There is nothing at this address.";

/** What procedures call: all of their context but what each request brings along. */
export type Services = Omit<ApiContext, "requestId" | "client" | "session">;

export interface AppParts {
  /** Where people reach Dunnage. */
  publicUrl: URL;
  /** Whether a proxy of ours has this address, which is believed for whom it asks. */
  isProxy: (address: string) => boolean;
  auth: {
    handle(request: Request, client: { address: string }): Promise<Response>;
    sessionOf(request: Request): Promise<ActiveSession | null>;
    sessionByToken(token: string, address: string): Promise<ActiveSession | null>;
  };
  services: Services;
  streams: Streams;
  /** Rejects while the database cannot be used. */
  ready: () => Promise<void>;
  /** What Prometheus reads, and its media type. */
  metrics: () => Promise<{ text: string; mediaType: string }>;
  dashboardFolder: string;
  log: Logger;
  requests: Requests;
}

interface Bound {
  Bindings: HttpBindings | Http2Bindings;
}

/** Everything that Dunnage answers over HTTP. Pure wiring: `app.fetch` takes a Request and answers a Response. */
export function createApp(parts: AppParts): Hono<Bound> {
  const { auth, log, requests, streams } = parts;
  const services = noting(parts.services, requests);

  const clientFrom = (c: Context<Bound>) => clientOf(c.env.incoming, parts.isProxy);
  const sessionFrom = async (c: Context<Bound>) => {
    const session = await whoAsks(auth, c.req.raw, () => clientFrom(c));
    if (session) requests.note({ user: session.user.id, ...(session.token && { token: session.token.id }) });
    return session;
  };

  const contextOf = async (c: Context<Bound>): Promise<ApiContext> => {
    const session = await sessionFrom(c).catch((error: unknown) => {
      throw toTRPCError(error);
    });
    return {
      requestId: requestIdOf(c),
      client: clientFrom(c),
      session,
      ...services,
    };
  };

  const answerStream = (c: Context<Bound>, answer: (request: Request) => Promise<Response>) =>
    streams.answer(
      c.req.raw,
      {
        signedIn: async () => (await sessionFrom(c)) !== null,
        drop: () => void c.env.outgoing.destroy(),
      },
      answer,
    );

  /** What went wrong inside is told here once, and never in an answer. */
  const onError = (error: TRPCError, path: string | undefined) => {
    if (error.code === "INTERNAL_SERVER_ERROR")
      log.error({ path, err: error.cause ?? error }, "internal error");
    else if (reportOf(error.cause).code !== "internal") log.debug({ path, err: error.cause }, error.message);
  };

  // Without strictness about the last slash: the old service's addresses had one.
  const app = new Hono<Bound>({ strict: false });
  app.use(requestId());
  app.use(requestLog(log, requests, (c: Context<Bound>) => clientFrom(c).address));
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: "no-referrer",
      xFrameOptions: "DENY",
      // Only where TLS is really spoken: on plain HTTP it would lock people out of other services of that host.
      strictTransportSecurity: parts.publicUrl.protocol === "https:" ? "max-age=31536000" : false,
      permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
    }),
  );
  app.use(decodable);

  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => {
    try {
      await parts.ready();
      return c.json({ status: "ready" });
    } catch (error) {
      const { message, advice, code } = reportOf(error);
      return problem(c, 503, message, { advice, code });
    }
  });

  app.use("/metrics", tellingHowToSignIn);
  app.get("/metrics", async (c) => {
    // The same figures as the diagnostics, for the same people.
    let session: ActiveSession | null;
    try {
      session = await sessionFrom(c);
    } catch (error) {
      const { message, advice, code } = reportOf(error);
      return problem(c, 503, message, { advice, code });
    }
    if (!session) {
      const { message, advice } = notSignedIn();
      return problem(c, 401, message, { advice });
    }
    if (session.user.role !== "administrator")
      return problem(c, 403, "This needs the role administrator.", {
        advice: "Send the token of an administrator.",
      });
    const { text, mediaType } = await parts.metrics();
    return c.body(text, 200, { "content-type": mediaType, "cache-control": "no-store" });
  });

  app.use("/api/*", async (c, next) => {
    await next();
    if (!c.res.headers.has("cache-control")) c.header("Cache-Control", "no-store");
  });
  app.use(
    "/api/*",
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: (c) => {
        // The rest of the body is not read, so the connection cannot serve another request.
        c.header("Connection", "close");
        return problem(c, 413, `The body is larger than ${MAX_BODY_BYTES} bytes.`, {
          advice: "Send less at a time.",
        });
      },
    }),
  );
  app.on(["GET", "POST"], "/api/auth/*", (c) => auth.handle(c.req.raw, clientFrom(c)));

  for (const path of ["/api/trpc/*", "/api/v1/*"]) app.use(path, compressed, tellingHowToSignIn);
  app.use("/api/trpc/*", sameOriginJson(parts.publicUrl));
  app.all("/api/trpc/*", (c) => {
    const answer = (request: Request) =>
      fetchRequestHandler({
        endpoint: "/api/trpc",
        req: request,
        router: appRouter,
        createContext: () => contextOf(c),
        onError: ({ error, path }) => onError(error, path),
      });
    if (c.req.method !== "GET" || !isStream(c.req.path)) return answer(c.req.raw);
    return answerStream(c, answer);
  });
  app.route("/api/v1", rest({ publicUrl: parts.publicUrl, answerStream, contextOf, onError }));
  app.all("/api/*", (c) =>
    problem(c, 404, NOTHING_HERE, { advice: "What there is, is listed at /api/v1/docs." }),
  );

  app.route("/", dashboard(parts.dashboardFolder));
  app.notFound((c) =>
    problem(c, 404, NOTHING_HERE, { advice: "The dashboard is at /, what programs use at /api/v1/docs." }),
  );
  app.onError((error, c) => {
    log.error({ err: error, path: c.req.path }, "unexpected error");
    const { message, advice } = reportOf(null);
    return problem(c, 500, message, { advice });
  });
  return app;
}
