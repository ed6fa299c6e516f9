import { type Context as ApiContext, createCaller, fieldErrorsOf, reportOf, toTRPCError } from "@dunnage/api";
import { CleanupInput, HostInput } from "@dunnage/api/schemas";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { type Context, Hono } from "hono";
import { ZodError, type z } from "zod";
import { refusalOf } from "./guard.ts";
import { isProblemStatus, problem, requestIdOf } from "./problem.ts";
import { restInput } from "./restInput.ts";
import { namesToSnake, renameKeys, toSnake } from "./snakeCase.ts";
import { wholeIfSoon } from "./wholeStats.ts";

type Caller = ReturnType<typeof createCaller>;

export interface RestParts {
  publicUrl: URL;
  contextOf: (c: Context) => Promise<ApiContext>;
  onError: (error: TRPCError, path: string, requestId: string) => void;
}

/**
 * `/api/v1`, as the service before Dunnage had it: three addresses in snake_case, with and without the last slash, each the procedure of the
 * same name. 401 without a login, 405 for the wrong method, 400 naming the field, 503 for an engine that cannot be used, 500 otherwise.
 */
export function rest(parts: RestParts): Hono {
  const app = new Hono();
  const serve = <T>(
    method: "GET" | "POST",
    path: string,
    schema: z.ZodType<T>,
    call: (caller: Caller, input: T) => Promise<unknown>,
  ) =>
    app.all(path, async (c) => {
      if (c.req.method !== method && !(method === "GET" && c.req.method === "HEAD")) {
        c.header("Allow", method);
        return problem(c, 405, `Use ${method} for this address.`);
      }
      try {
        const context = await parts.contextOf(c);
        // Before the input is looked at: a stranger learns nothing of whether it was well-formed.
        if (!context.session) throw new TRPCError({ code: "UNAUTHORIZED", message: "Sign in first." });
        const refusal = refusalOf(c, parts.publicUrl);
        if (refusal) return refusal;
        const input = schema.parse(await restInput(c, method === "GET" ? "query" : "body"));
        return c.json(renameKeys(await call(createCaller(context), input), toSnake));
      } catch (error) {
        const known =
          error instanceof ZodError
            ? new TRPCError({ code: "BAD_REQUEST", cause: error })
            : toTRPCError(error);
        parts.onError(known, path, requestIdOf(c));
        return problemOf(c, known);
      }
    });
  serve("GET", "/docker/system/info", HostInput, (caller, input) => caller.dockerSystem.info(input));
  serve("GET", "/docker/system/stats", HostInput, (caller, input) =>
    wholeIfSoon(() => caller.dockerSystem.stats(input)),
  );
  serve("POST", "/docker/system/cleanup", CleanupInput, (caller, input) =>
    caller.dockerSystem.cleanup(input),
  );
  return app;
}

function problemOf(c: Context, error: TRPCError): Response {
  const status = getHTTPStatusCodeFromError(error);
  if (status === 400 && error.cause instanceof ZodError) {
    const fields = fieldErrorsOf(error.cause).map(({ field, message }) => ({
      field: toSnake(field),
      message: namesToSnake(message),
    }));
    const detail = fields.map((e) => (e.field ? `${e.field}: ${e.message}` : e.message)).join(" ");
    return problem(c, 400, detail, { fields });
  }
  // The old service's clients know 503 and 500; what has a finer status in tRPC (501, 502) is a 500 to them.
  const known = isProblemStatus(status) ? status : 500;
  const { code, message, advice, params } = reportOf(error.cause);
  if (code === "internal" && known < 500) return problem(c, known, error.message);
  const said = params.detail === undefined ? {} : { engine_said: params.detail };
  return problem(c, known, message, { code, advice, ...said });
}
