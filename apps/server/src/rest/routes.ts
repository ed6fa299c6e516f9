import { type Context as ApiContext, appRouter, notSignedIn, toTRPCError } from "@dunnage/api";
import { callTRPCProcedure, type TRPCError } from "@trpc/server";
import { type Context, Hono } from "hono";
import { refusalOf } from "../http/guard.ts";
import { answerProblem, problem } from "../http/problem.ts";
import { answerNames } from "./answerNames.ts";
import { documentation } from "./documentation.ts";
import { eventStream } from "./events.ts";
import { restInput } from "./input.ts";
import { type Operation, operations } from "./operations.ts";
import { problemOf } from "./problems.ts";

export interface RestParts {
  publicUrl: URL;
  answerStream: (c: Context, answer: (request: Request) => Promise<Response>) => Promise<Response>;
  contextOf: (c: Context) => Promise<ApiContext>;
  onError: (error: TRPCError, path: string) => void;
}

/**
 * `/api/v1`: every procedure of the router at its address, in snake_case, with and without the last slash. 401 without a login, 405 for the wrong method, 400 naming
 * the field, 503 for an engine that cannot be used, 500 otherwise, as the service before Dunnage answered at its three.
 */
export function rest(parts: RestParts): Hono {
  const app = new Hono();
  for (const [path, here] of Map.groupBy(operations, (operation) => operation.path)) {
    const calls = here.map((operation) => ({ operation, call: callOf(operation, parts) }));
    app.all(path.replaceAll(/\{(\w+)\}/g, ":$1"), (c) => {
      const found = calls.find(({ operation }) => answers(operation, c.req.method));
      if (found) return found.call(c);
      const allowed = here.map(({ method }) => method);
      c.header("Allow", allowed.join(", "));
      return problem(c, 405, `There is no ${c.req.method} at this address.`, {
        advice: `Use ${allowed.join(" or ")}.`,
      });
    });
  }
  app.route("/", documentation(parts.publicUrl));
  return app;
}

/** A HEAD is answered as its GET, but for a stream: nobody would ever close that. */
function answers({ method, type }: Operation, asked: string): boolean {
  return asked === method || (asked === "HEAD" && method === "GET" && type !== "subscription");
}

function callOf(operation: Operation, { publicUrl, answerStream, contextOf, onError }: RestParts) {
  const rename = answerNames(operation.output);
  const problemFor = (c: Context, error: unknown) => {
    const known = toTRPCError(error);
    onError(known, operation.name);
    return problemOf(c, known);
  };
  return async (c: Context): Promise<Response> => {
    try {
      const context = await contextOf(c);
      // Before the input is looked at: a stranger learns nothing of whether it was well-formed.
      if (operation.least !== null && !context.session) throw notSignedIn();
      const refusal = refusalOf(c, publicUrl);
      if (refusal) return refusal;
      if (operation.type !== "subscription")
        return c.json(rename(await called(operation, c, context, c.req.raw.signal)));
      return await answerStream(c, async ({ signal }) =>
        eventStream(
          iterable(await called(operation, c, context, signal)),
          {
            data: (value) => JSON.stringify(rename(value)),
            problem: (error) => JSON.stringify(problemFor(c, error).body),
          },
          signal,
        ),
      );
    } catch (error) {
      const { body, status } = problemFor(c, error);
      return answerProblem(c, body, status);
    }
  };
}

/** The procedure itself, with its own checks of who may call it, what it takes and what it answers. */
async function called(
  operation: Operation,
  c: Context,
  ctx: ApiContext,
  signal: AbortSignal,
): Promise<unknown> {
  const { name: path, type } = operation;
  // Asked for more than once, and a body can be read only once.
  let input: Promise<unknown> | undefined;
  const getRawInput = () => (input ??= restInput(c, operation));
  // A procedure that takes nothing would not look at what was sent.
  if (!operation.input) await getRawInput();
  return callTRPCProcedure({ router: appRouter, path, type, ctx, getRawInput, signal, batchIndex: 0 });
}

function iterable(value: unknown): AsyncIterable<unknown> {
  if (isAsyncIterable(value)) return value;
  throw new TypeError("A subscription answers an async iterable.");
}

const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value;
