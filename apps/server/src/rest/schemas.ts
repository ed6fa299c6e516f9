import * as contract from "@dunnage/api/schemas";
import { z } from "zod";
import { Problem } from "../http/problem.ts";
import { toSnake } from "./snakeCase.ts";
import { wordsOf, wordsOfEnum } from "./words.ts";

type Schema = z.core.$ZodType;

/** JSON Schema 2020-12, as OpenAPI 3.1 takes it: the words of it that zod writes. */
const JsonSchema = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  required: z.array(z.string()).optional(),
  enum: z.array(z.unknown()).optional(),
  get properties() {
    return z.record(z.string(), JsonSchema).optional();
  },
  get items() {
    return JsonSchema.optional();
  },
  get anyOf() {
    return z.array(JsonSchema).optional();
  },
  get oneOf() {
    return z.array(JsonSchema).optional();
  },
  get additionalProperties() {
    return z.union([z.boolean(), JsonSchema]).optional();
  },
  get propertyNames() {
    return JsonSchema.optional();
  },
  /** Of a text that holds JSON: what that is. */
  get contentSchema() {
    return JsonSchema.optional();
  },
});
export type JsonSchema = z.infer<typeof JsonSchema>;

const FOLDER = "#/components/schemas/";

interface Named {
  schema: Schema;
  /** Where its doc comments stand; `null`: it is none of the contract's, and has its own words and names. */
  comments: string | null;
}

/** What the contract exports has that name here. So has what a clean-up's rule for a kind may be: it stands in more than one schema. */
const named = new Map<string, Named>([
  ...Object.entries(contract).flatMap(([name, schema]): [string, Named][] =>
    schema instanceof z.ZodType ? [[name, { schema, comments: name }]] : [],
  ),
  ...Object.entries(contract.Rules.shape).map(([kind, rule]): [string, Named] => [
    `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Rule`,
    { schema: rule.unwrap(), comments: `Rules.${kind}` },
  ]),
  ["Problem", { schema: Problem, comments: null }],
]);
const names = new Map([...named].map(([name, { schema }]) => [schema, name]));

/** Makes JSON Schemas of zod's, in snake_case and with the contract's doc comments, and collects those that have a name. */
export class Schemas {
  readonly #whole = jsonOf();
  readonly #used = new Map<string, JsonSchema>();

  /** Those that were asked for and have a name, and those that they speak of. */
  get used(): Record<string, JsonSchema> {
    return Object.fromEntries([...this.#used].toSorted(([one], [other]) => one.localeCompare(other)));
  }

  nameOf(schema: Schema | null): string | undefined {
    return schema ? names.get(schema) : undefined;
  }

  /** A reference where it has a name, otherwise itself. */
  of(schema: Schema): JsonSchema {
    const name = names.get(schema);
    return name === undefined ? this.#published(jsonOf(schema)[UNNAMED] ?? {}, "") : this.#referTo(name);
  }

  #referTo(name: string): JsonSchema {
    if (!this.#used.has(name)) {
      // At once: what it speaks of may speak of it.
      this.#used.set(name, {});
      this.#used.set(name, this.#described(this.#whole[name] ?? {}, named.get(name)?.comments ?? null));
    }
    return { $ref: `${FOLDER}${name}` };
  }

  #described(json: JsonSchema, comments: string | null): JsonSchema {
    if (comments === null) return this.#published(json, null);
    const description = json.enum ? wordsOfEnum(comments, json.enum) : wordsOf(comments);
    const published = this.#published(json, comments);
    return description === undefined ? published : { description, ...published };
  }

  #published(json: JsonSchema, comments: string | null): JsonSchema {
    if (json.$ref !== undefined) {
      const told = json.description === undefined ? {} : { description: json.description };
      return { ...told, ...this.#referTo(json.$ref.slice(FOLDER.length)) };
    }
    const rename = comments === null ? (name: string) => name : toSnake;
    const published = { ...json };
    // Of a document by itself, which this is not.
    delete published.$schema;
    delete published.$id;
    const part = (inner: JsonSchema) => this.#published(inner, comments);
    if (json.properties)
      published.properties = Object.fromEntries(
        Object.entries(json.properties).map(([key, inner]) => [
          rename(key),
          this.#described(inner, comments === null ? null : `${comments}.${key}`),
        ]),
      );
    if (json.required) published.required = json.required.map(rename);
    if (json.items) published.items = part(json.items);
    if (json.anyOf) published.anyOf = json.anyOf.map(part);
    if (json.oneOf) published.oneOf = json.oneOf.map(part);
    if (typeof json.additionalProperties === "object") {
      published.additionalProperties = part(json.additionalProperties);
      const keys = this.#valuesOf(json.propertyNames);
      delete published.propertyNames;
      // A record of known names is an object with those fields to everybody else.
      if (keys) {
        const value = published.additionalProperties;
        published.properties = Object.fromEntries(keys.map((key) => [rename(key), value]));
        delete published.additionalProperties;
      }
    }
    return published;
  }

  #valuesOf(schema: JsonSchema | undefined): string[] | null {
    const whole = schema?.$ref === undefined ? schema : this.#whole[schema.$ref.slice(FOLDER.length)];
    return whole?.enum?.map(String) ?? null;
  }
}

const UNNAMED = "unnamed";

function jsonOf(unnamed?: Schema): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of names) registry.add(schema, { id });
  if (unnamed) registry.add(unnamed, { id: UNNAMED });
  // As input: an answer may have more fields one day, so the document does not promise that it has no others.
  const { schemas } = z.toJSONSchema(registry, { io: "input", uri: (id) => `${FOLDER}${id}` });
  return z.record(z.string(), JsonSchema).parse(schemas);
}
