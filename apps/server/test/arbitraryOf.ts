import * as fc from "fast-check";
import { z } from "zod";
import type { JsonSchema } from "../src/rest/schemas.ts";

/** What this knows how to make values for. Another word in a schema is an error, so that none is overlooked. */
const understood = new Set([
  ..."$ref type properties required items anyOf oneOf additionalProperties propertyNames enum const".split(
    " ",
  ),
  ..."minimum exclusiveMinimum maximum minLength maxLength minItems maxItems pattern format description".split(
    " ",
  ),
]);

/** Values that a JSON Schema takes. `find` gives the schema that a `$ref` names. */
export function arbitraryOf(
  schema: JsonSchema,
  find: (ref: string) => JsonSchema,
  deep = 0,
): fc.Arbitrary<unknown> {
  const unknown = Object.keys(schema).filter((word) => !understood.has(word));
  if (unknown.length > 0) throw new Error(`No values are made for ${unknown.join(", ")}.`);
  const of = (inner: JsonSchema) => arbitraryOf(inner, find, deep + 1);
  if (schema.$ref !== undefined) return of(find(schema.$ref));
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(of));
  if (Array.isArray(schema.type))
    return fc.oneof(...schema.type.map((type) => arbitraryOf({ ...schema, type }, find, deep)));
  if (schema.type === "object") return objectOf(schema, of);
  if (schema.type === "array") {
    const minLength = typeof schema.minItems === "number" ? schema.minItems : 0;
    return fc.array(of(schema.items ?? {}), { minLength, maxLength: Math.max(minLength, deep > 2 ? 1 : 3) });
  }
  return schema.type === undefined ? fc.jsonValue({ maxDepth: 2 }) : scalarOf(schema);
}

function objectOf(schema: JsonSchema, of: (inner: JsonSchema) => fc.Arbitrary<unknown>) {
  const { properties, required = [], additionalProperties, propertyNames } = schema;
  if (!properties && typeof additionalProperties === "object") {
    const keys = propertyNames ? of(propertyNames).map(String) : fc.string({ maxLength: 20 });
    const some = fc.dictionary(keys, of(additionalProperties), { maxKeys: 3 });
    const fixed = fc.record(Object.fromEntries(required.map((key) => [key, of(additionalProperties)])));
    return fc.tuple(some, fixed).map(([more, all]) => ({ ...more, ...all }));
  }
  const fields = Object.fromEntries(Object.entries(properties ?? {}).map(([key, value]) => [key, of(value)]));
  return fc.record(fields, { requiredKeys: required, noNullPrototype: true });
}

function scalarOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { type, format, pattern } = schema;
  const limit = (word: string, otherwise: number) =>
    typeof schema[word] === "number" ? schema[word] : otherwise;
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  if (type === "integer")
    return fc.integer({
      min: limit("minimum", limit("exclusiveMinimum", -1001) + 1),
      max: limit("maximum", Number.MAX_SAFE_INTEGER),
    });
  if (type === "number")
    return fc.double({ min: limit("minimum", -1000), max: limit("maximum", 1e9), noNaN: true });
  if (type !== "string") throw new Error(`No values are made of type ${String(type)}.`);
  if (format === "uuid") return fc.uuid();
  if (format === "uri") return fc.webUrl();
  if (format === "email") return fc.emailAddress().filter((value) => z.email().safeParse(value).success);
  if (format === "date-time")
    return fc
      .date({ min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString());
  const text = fc.string({
    minLength: limit("minLength", 0),
    maxLength: Math.min(limit("maxLength", 40), 100),
  });
  if (typeof pattern !== "string") return text;
  if (pattern.includes("\\P{Cc}"))
    return text.filter((value) => /^\P{Cc}*$/u.test(value) && value.trim() !== "");
  return fc.stringMatching(new RegExp(pattern));
}
