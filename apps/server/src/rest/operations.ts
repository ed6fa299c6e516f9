import type { z } from "zod";
import { type Procedure, procedureOf } from "../http/procedures.ts";
import { addresses, type Method, methods } from "./addresses.ts";

/** Where a field of the input is sent. */
type Place = "path" | "query" | "header" | "body";

export interface Operation extends Procedure {
  name: string;
  method: Method;
  /** Below `/api/v1`, fields in braces. */
  path: string;
  /** The input's fields by the place where each is sent. */
  fields: Record<Place, Map<string, z.core.$ZodType>>;
}

/** As EventSource sends it when it connects again. */
export const LAST_EVENT_ID = "Last-Event-ID";

/** Every procedure with its address, those without a field in theirs first: `/runs/export` is no id. */
export const operations: readonly Operation[] = Object.entries(addresses)
  .map(([name, address]) => operationOf(name, address))
  .toSorted((one, other) => one.fields.path.size - other.fields.path.size);

function operationOf(name: string, address: string): Operation {
  const procedure = procedureOf(name);
  const method = methods.find((known) => address.startsWith(`${known} `));
  if (!method) throw new Error(`${name} has no method.`);
  const operation: Operation = {
    ...procedure,
    name,
    method,
    path: address.slice(method.length + 1),
    fields: { path: new Map(), query: new Map(), header: new Map(), body: new Map() },
  };
  for (const [field, schema] of Object.entries(procedure.input?.shape ?? {}))
    placeOf(operation, field)?.set(field, schema);
  return operation;
}

function placeOf({ fields, method, path }: Operation, field: string): Map<string, z.core.$ZodType> | null {
  if (path.includes(`{${field}}`)) return fields.path;
  if (field === "lastEventId") return fields.header;
  // tRPC's React client sends it along; pages go forward, whatever it says.
  if (field === "direction") return null;
  return method === "GET" ? fields.query : fields.body;
}
