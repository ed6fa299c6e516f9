import { initTRPC, TRPCError } from "@trpc/server";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";
import { ZodError } from "zod";
import type { ActiveSession, Actor, Client, Context } from "./context.ts";
import { DomainError, EngineError, reportOf } from "./errors.ts";
import { fieldErrorsOf } from "./fieldErrors.ts";
import { notAllowed, notJson, notSignedIn, RefusedCall } from "./refusedCall.ts";
import type { DomainErrorCode, EngineErrorCode } from "./schemas/errors.ts";
import { lesserRole, type Role } from "./schemas/primitives.ts";

export interface Meta {
  /** The least role that may call it; `null`: anybody, signed in or not. */
  role: Role | null;
  /**
   * `false` for a mutation that changes nothing, and so is not written to the audit log; `withoutInput` where its input is a secret, and
   * `withoutCredentials` where its `credentials` are.
   */
  audited?: false | "withoutInput" | "withoutCredentials";
  /** `false` for what a browser's session alone may do, so that a token in the wrong hands can neither stay nor spread. */
  byToken?: false;
}

/** How each failure is called in tRPC, and so which HTTP status it has. */
const trpcCodes: Record<EngineErrorCode | DomainErrorCode, TRPC_ERROR_CODE_KEY> = {
  // An engine that cannot be used at all is 503, as the service before Dunnage answered.
  unreachable: "SERVICE_UNAVAILABLE",
  permission_denied: "SERVICE_UNAVAILABLE",
  timed_out: "SERVICE_UNAVAILABLE",
  not_found: "NOT_FOUND",
  conflict: "CONFLICT",
  unsupported: "NOT_IMPLEMENTED",
  bad_answer: "BAD_GATEWAY",
  host_not_found: "NOT_FOUND",
  cleanup_in_progress: "CONFLICT",
  plan_not_found: "NOT_FOUND",
  plan_expired: "CONFLICT",
  plan_already_run: "CONFLICT",
  plan_of_other_host: "CONFLICT",
  run_not_found: "NOT_FOUND",
  run_not_running: "CONFLICT",
  receipt_not_found: "NOT_FOUND",
  token_not_found: "NOT_FOUND",
  too_many_tokens: "CONFLICT",
  protection_not_found: "NOT_FOUND",
  stopping: "SERVICE_UNAVAILABLE",
  project_not_found: "NOT_FOUND",
  registry_exists: "CONFLICT",
  registry_not_found: "NOT_FOUND",
  webhook_not_found: "NOT_FOUND",
  user_not_found: "NOT_FOUND",
  last_administrator: "CONFLICT",
  role_from_provider: "CONFLICT",
  passwords_off: "CONFLICT",
  no_password: "CONFLICT",
  invitation_not_found: "NOT_FOUND",
  session_not_found: "NOT_FOUND",
  wrong_password: "BAD_REQUEST",
  wrong_code: "BAD_REQUEST",
  second_factor_on: "CONFLICT",
  second_factor_off: "CONFLICT",
  too_many_attempts: "TOO_MANY_REQUESTS",
  database_full: "SERVICE_UNAVAILABLE",
  database_unavailable: "SERVICE_UNAVAILABLE",
};

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    isDev: false,
    // Proxies cut a stream that says nothing, and a client cannot tell a quiet one from a dead one otherwise.
    sse: {
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 30_000 },
    },
    errorFormatter({ shape, error, ctx, type }) {
      const cause = error.cause;
      const expected = cause instanceof EngineError || cause instanceof DomainError;
      const internal = error.code === "INTERNAL_SERVER_ERROR";
      const report = expected || internal ? reportOf(cause) : null;
      const fields = fieldsOf(error);
      const refused = refusedAs(error, type);
      return {
        ...shape,
        message:
          report?.message ??
          (refused
            ? `${refused.message} ${refused.advice}`
            : fields.map(sentence).join(" ") || shape.message),
        data: { ...shape.data, requestId: ctx?.requestId ?? null, report, fields },
      };
    },
  });

/** What is wrong with what was sent, field by field. */
function fieldsOf({ cause, code }: TRPCError) {
  if (cause instanceof DomainError) return cause.fields;
  return code === "BAD_REQUEST" && cause instanceof ZodError ? fieldErrorsOf(cause) : [];
}

/** What could not even be read as JSON is refused by tRPC itself, in the parser's own words, which help nobody. */
function refusedAs(error: TRPCError, type: string): RefusedCall | null {
  if (error instanceof RefusedCall) return error;
  if (!(error.cause instanceof SyntaxError)) return null;
  if (type === "mutation") return notJson(error.cause);
  return new RefusedCall(
    "PARSE_ERROR",
    "The parameter `input` is not JSON.",
    "Write it as JSON, encoded for an address.",
  );
}

const sentence = ({ field, message }: { field: string; message: string }) =>
  field ? `${field}: ${message}` : message;

/** Who calls, and from where. */
export function actorOf({ session, client }: { session: ActiveSession; client: Client }): Actor {
  const { id, name } = session.user;
  return { user: { id, name }, token: session.token, client };
}

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** An engine of a version that Dunnage does not speak with, or at no address, cannot be used at all either. */
function trpcCodeOf(error: EngineError | DomainError): TRPC_ERROR_CODE_KEY {
  const unusable =
    error instanceof EngineError && error.code === "unsupported" && error.params.case !== undefined;
  return unusable ? "SERVICE_UNAVAILABLE" : trpcCodes[error.code];
}

/** An error of ours under its tRPC code; anything else as the internal error that it is. */
export function toTRPCError(error: unknown): TRPCError {
  if (error instanceof TRPCError) return error;
  if (error instanceof EngineError || error instanceof DomainError) {
    return new TRPCError({ code: trpcCodeOf(error), message: error.message, cause: error });
  }
  return new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: error });
}

/** Gives our own errors their tRPC code here, so that `onError` and callers on the server see it too. */
const named = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof EngineError || cause instanceof DomainError) throw toTRPCError(cause);
  return result;
});

/** Lets signed-in people of at least this role through, and tells the procedure who it is. */
const signedInAs = (least: Role) =>
  t.middleware(({ ctx, meta, next }) => {
    const { session } = ctx;
    if (!session) throw notSignedIn();
    if (session.token && meta?.byToken === false) {
      throw notAllowed("No token may do this.", "Sign in with a browser to do it.");
    }
    const { role } = session.user;
    if (lesserRole(role, least) !== least)
      throw notAllowed(`This needs the role ${least}; yours is ${role}.`, "Ask an administrator.");
    return next({ ctx: { session } });
  });

/** Input larger than this is left out of the audit log: it is a list of objects, which the run itself keeps. */
const MAX_AUDITED_CHARACTERS = 4000;

/** Writes every change that was asked for into the audit log, with who asked and what came of it. */
const audited = t.middleware(async ({ ctx, path, type, meta, getRawInput, next }) => {
  const result = await next();
  if (type !== "mutation" || meta?.audited === false) return result;
  // A call without an input has none to be read, and one that is no JSON has been refused already.
  const raw = meta?.audited === "withoutInput" ? undefined : await getRawInput().catch(() => undefined);
  const input = meta?.audited === "withoutCredentials" ? withoutCredentials(raw) : raw;
  const fits = lengthOf(input) <= MAX_AUDITED_CHARACTERS;
  await ctx.audit.record({
    who: ctx.session && { id: ctx.session.user.id, name: ctx.session.user.name },
    address: ctx.client.address,
    action: path,
    result: result.ok ? "done" : codeOf(result.error),
    details: {
      input: fits ? input : "left out: too large",
      ...(ctx.session?.token && { token: ctx.session.token }),
    },
  });
  return result;
});

/** With whether there were any. Of what is no object as the contract has it nothing is told. */
function withoutCredentials(input: unknown): unknown {
  if (typeof input !== "object" || input === null) return undefined;
  if (!("credentials" in input)) return input;
  return { ...input, credentials: input.credentials ? "left out" : null };
}

/** In JSON. Nested by tens of thousands, as nothing of the contract is, it cannot be written. */
function lengthOf(input: unknown): number {
  try {
    return (JSON.stringify(input) ?? "").length;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function codeOf({ cause, code }: TRPCError): string {
  return cause instanceof EngineError || cause instanceof DomainError ? cause.code : code.toLowerCase();
}

/** For what anybody may ask. There is one such procedure; think twice before making it two. */
export const open = t.procedure.meta({ role: null }).use(named);
export const viewer = t.procedure.meta({ role: "viewer" }).use(named).use(signedInAs("viewer")).use(audited);
export const operator = t.procedure
  .meta({ role: "operator" })
  .use(named)
  .use(signedInAs("operator"))
  .use(audited);
export const administrator = t.procedure
  .meta({ role: "administrator" })
  .use(named)
  .use(signedInAs("administrator"))
  .use(audited);
