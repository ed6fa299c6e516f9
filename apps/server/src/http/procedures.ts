import { appRouter } from "@dunnage/api";
import { Role } from "@dunnage/api/schemas";
import { z } from "zod";

const Schema = z.instanceof(z.ZodType);

/** What tRPC keeps of a procedure at run time. Its public types leave out the parsers, so it is read as anything else from outside. */
const Definition = z.object({
  type: z.enum(["query", "mutation", "subscription"]),
  meta: z.object({ role: Role.nullable() }),
  inputs: z.array(Schema).max(1),
  output: z.union([Schema, z.object({ schema: Schema }).transform(({ schema }) => schema)]),
});

export type ObjectSchema = z.ZodObject<Readonly<Record<string, z.core.$ZodType>>>;

export interface Procedure {
  type: z.infer<typeof Definition>["type"];
  /** The least role that may call it; `null`: anybody. */
  least: Role | null;
  /** `null`: it takes none. */
  input: ObjectSchema | null;
  /** Of a subscription: of each thing that it yields. */
  output: z.ZodType;
}

/** Every procedure of the router by its dotted name. */
export const procedures: ReadonlyMap<string, Procedure> = new Map(
  // At run time this record is flat, keyed by dotted names; its type is nested.
  Object.entries<unknown>(appRouter._def.procedures).map(([name, procedure]) => [
    name,
    read(name, procedure),
  ]),
);

export function procedureOf(name: string): Procedure {
  const procedure = procedures.get(name);
  if (!procedure) throw new Error(`The router has no procedure ${name}.`);
  return procedure;
}

function read(name: string, procedure: unknown): Procedure {
  const definition: unknown = typeof procedure === "function" ? Reflect.get(procedure, "_def") : undefined;
  const { type, meta, inputs, output } = Definition.parse(definition);
  const [input] = inputs;
  return { type, least: meta.role, input: input ? objectIn(name, input) : null, output };
}

function objectIn(name: string, schema: z.core.$ZodType): ObjectSchema {
  if (schema instanceof z.ZodOptional) return objectIn(name, schema.unwrap());
  if (schema instanceof z.ZodObject) return schema;
  throw new Error(`The input of ${name} is no object.`);
}
