import { ErrorReport } from "@dunnage/api/schemas";
import { z } from "zod";
import type { ObjectSchema } from "../http/procedures.ts";
import { toSnake } from "./snakeCase.ts";

type Rename = (value: unknown) => unknown;
type Schema = z.core.$ZodType;

const asItIs: Rename = (value) => value;

/** Its keys are Dunnage's own names, though its type does not say so. Those of all other open records (labels, projects) are somebody else's. */
const ownNames = new Set<Schema>([ErrorReport.shape.params]);

/** What puts an answer of this schema into snake_case: the names that the contract gave, never a label's or a project's, or what an engine said. */
export function answerNames(schema: Schema): Rename {
  return renameOf(alternativesOf(schema));
}

/** The same without what only says that it may be missing, and each member of a union by itself. */
export function alternativesOf(schema: Schema): Schema[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return alternativesOf(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option: Schema) => alternativesOf(option));
  return [schema];
}

function renameOf(alternatives: Schema[]): Rename {
  const objects = alternatives.filter(isObject);
  const records = alternatives.filter((schema) => schema instanceof z.ZodRecord);
  const arrays = alternatives.filter((schema) => schema instanceof z.ZodArray);
  const item =
    arrays.length > 0 ? renameOf(arrays.flatMap((array) => alternativesOf(array.element))) : asItIs;
  const fields = objects.length > 0 ? fieldsOf(objects) : recordOf(records);
  if (item === asItIs && fields === asItIs) return asItIs;
  return (value) => {
    if (!Array.isArray(value)) return fields(value);
    const list: unknown[] = value;
    return item === asItIs ? list : list.map(item);
  };
}

const isObject = (schema: Schema): schema is ObjectSchema => schema instanceof z.ZodObject;

function fieldsOf(objects: ObjectSchema[]): Rename {
  const names = new Set(objects.flatMap((object) => Object.keys(object.shape)));
  const fields = new Map(
    [...names].map((name) => {
      const schemas = objects.flatMap((object) => alternativesOf(object.shape[name] ?? z.never()));
      return [name, { as: toSnake(name), rename: renameOf(schemas) }];
    }),
  );
  return entriesBy((name, value) => {
    const field = fields.get(name);
    return field ? [field.as, field.rename(value)] : [name, value];
  });
}

function recordOf(records: z.ZodRecord[]): Rename {
  if (records.length === 0) return asItIs;
  const own = records.some((record) => record.keyType instanceof z.ZodEnum || ownNames.has(record));
  const inside = renameOf(records.flatMap((record) => alternativesOf(record.valueType)));
  if (!own && inside === asItIs) return asItIs;
  return entriesBy((name, value) => [own ? toSnake(name) : name, inside(value)]);
}

function entriesBy(rename: (name: string, value: unknown) => [string, unknown]): Rename {
  return (value) => {
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => rename(name, item)));
  };
}
