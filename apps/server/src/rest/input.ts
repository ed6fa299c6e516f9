import { notJson, RefusedCall } from "@dunnage/api";
import { TRPCError } from "@trpc/server";
import type { Context } from "hono";
import { ZodRealError, z } from "zod";
import { takesBody } from "./addresses.ts";
import { alternativesOf } from "./answerNames.ts";
import { LAST_EVENT_ID, type Operation } from "./operations.ts";
import { namedTwice, renameKeys, toCamel } from "./snakeCase.ts";

type Issue = z.core.$ZodIssue;

/**
 * What was sent, under the contract's names. Throws TRPCError `BAD_REQUEST` for a parameter that is not one or is sent twice, since nobody knows what was
 * meant, and `PARSE_ERROR` for what is no JSON. The schema itself is left to the procedure.
 */
export async function restInput(c: Context, operation: Operation): Promise<unknown> {
  try {
    const query = queryOf(c, operation);
    const path = Object.fromEntries(
      [...operation.fields.path.keys()].map((name) => [name, c.req.param(name)]),
    );
    const header = headerOf(c, operation);
    const inAddress = { ...query, ...header, ...path };
    if (operation.method === "DELETE") await noBody(c);
    if (!takesBody(operation.method)) return operation.input ? inAddress : undefined;
    const body = await bodyOf(c);
    // The body is the whole input: what is wrong with it is told by the procedure's own schema.
    if (operation.input && operation.fields.path.size === 0) return body;
    const rest = z.strictObject(Object.fromEntries(operation.fields.body)).parse(body);
    return operation.input ? { ...rest, ...inAddress } : undefined;
  } catch (cause) {
    throw cause instanceof z.ZodError ? new TRPCError({ code: "BAD_REQUEST", cause }) : cause;
  }
}

function queryOf(c: Context, { fields: { query } }: Operation): Record<string, unknown> {
  const sent = [...new URL(c.req.url).searchParams].map(([name, text]) => ({ name: toCamel(name), text }));
  const names = sent.map(({ name }) => name);
  const unknown = [...new Set(names)].filter((name) => !query.has(name));
  const twice = new Set(names.filter((name, index) => query.has(name) && names.indexOf(name) !== index));
  refuse([
    ...[...twice].map((name) => givenTwice([name], "")),
    ...(unknown.length > 0 ? [unrecognized(unknown)] : []),
  ]);
  return Object.fromEntries(sent.map(({ name, text }) => [name, valueOf(text, query.get(name))]));
}

/** A parameter is text; the contract's fields are numbers and booleans too. What is neither stays text, and is refused by its schema. */
function valueOf(text: string, schema: z.core.$ZodType | undefined): unknown {
  const [plain] = schema ? alternativesOf(schema) : [];
  if (plain instanceof z.ZodBoolean && (text === "true" || text === "false")) return text === "true";
  if (plain instanceof z.ZodNumber && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  return text;
}

function headerOf(c: Context, { fields: { header } }: Operation): Record<string, string> {
  const [name] = header.keys();
  const seen = c.req.header(LAST_EVENT_ID);
  return name === undefined || seen === undefined ? {} : { [name]: seen };
}

async function noBody(c: Context): Promise<void> {
  if ((await c.req.text()) === "") return;
  throw new RefusedCall(
    "BAD_REQUEST",
    "There is a body, and no body belongs there.",
    "Leave it out: the address says it all.",
  );
}

async function bodyOf(c: Context): Promise<unknown> {
  const sent = await c.req.json<unknown>().catch((cause: unknown) => {
    throw notJson(cause);
  });
  refuse(
    namedTwice(sent, toCamel).map(({ path, names: [one, other] }) =>
      givenTwice(path, `, as "${one}" and as "${other}"`),
    ),
  );
  return renameKeys(sent, toCamel);
}

const givenTwice = (path: string[], as: string): Issue => ({
  code: "custom",
  path,
  message: `is given twice${as}. Send it once.`,
  input: undefined,
});

const unrecognized = (keys: string[]): Issue => ({
  code: "unrecognized_keys",
  keys,
  path: [],
  message: "",
  input: {},
});

function refuse(issues: Issue[]): void {
  if (issues.length > 0) throw new ZodRealError(issues);
}
