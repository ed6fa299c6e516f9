import { NOT_JSON } from "@dunnage/api";
import { TRPCError } from "@trpc/server";
import type { Context } from "hono";
import { ZodRealError } from "zod";
import { namedTwice, renameKeys, toCamel } from "./snakeCase.ts";

/**
 * What was sent, under the contract's names. Throws ZodError where a field was sent twice, since nobody knows which was meant, and TRPCError for
 * what is no JSON.
 */
export async function restInput(c: Context, from: "query" | "body"): Promise<unknown> {
  const query = Object.entries(from === "query" ? c.req.queries() : {});
  const repeated = query.filter(([, values]) => values.length > 1);
  const sent =
    from === "query" ? Object.fromEntries(query.map(([name, [value]]) => [name, value])) : await jsonOf(c);
  const twice = [
    ...repeated.map(([name]) => ({ path: [toCamel(name)], as: "" })),
    ...namedTwice(sent, toCamel).map(({ path, names }) => ({
      path,
      as: `, as "${names[0]}" and as "${names[1]}"`,
    })),
  ];
  if (twice.length === 0) return renameKeys(sent, toCamel);
  throw new ZodRealError(
    twice.map(({ path, as }) => ({
      code: "custom",
      path,
      message: `is given twice${as}. Send it once.`,
      input: undefined,
    })),
  );
}

async function jsonOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch (cause) {
    throw new TRPCError({ code: "PARSE_ERROR", message: NOT_JSON, cause });
  }
}
