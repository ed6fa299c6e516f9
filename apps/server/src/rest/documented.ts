import { exampleOf } from "@dunnage/api";
import { z } from "zod";
import { type ProblemStatus, problemTitles } from "../http/problem.ts";
import { takesBody } from "./addresses.ts";
import { LAST_EVENT_ID, type Operation } from "./operations.ts";
import type { JsonSchema, Schemas } from "./schemas.ts";
import { renameKeys, toSnake } from "./snakeCase.ts";
import { wordsOf } from "./words.ts";

export interface Content {
  [mediaType: string]: { schema: JsonSchema; example?: unknown };
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: JsonSchema;
}

export interface DocumentedOperation {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  parameters?: Parameter[];
  requestBody?: { required: true; content: Content };
  responses: Record<string, { description: string; content: Content } | { $ref: string }>;
  security?: Record<string, string[]>[];
}

/** The part of the contract that it is in. */
export const partOf = ({ name }: Operation) => name.split(".")[0] ?? name;

/** Under which a problem's response stands among the components. */
export const responseName = (title: string) =>
  title.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());

/** One operation of the document. What it speaks of is collected in `schemas`. */
export function documented(operation: Operation, schemas: Schemas): DocumentedOperation {
  const { name, least, type } = operation;
  const words = wordsOf(name) ?? name;
  const needs = least === null ? "Needs no login." : `Needs the role ${least}.`;
  const parameters = parametersOf(operation, schemas);
  return {
    operationId: toSnake(name.replaceAll(".", "_")),
    tags: [toSnake(partOf(operation))],
    // Its first sentence.
    summary: /^.*?[.:](?=\s|$)/.exec(words)?.[0].replace(/[.:]$/, "") ?? words,
    description: [words, needs, type === "subscription" ? STREAM : []].flat().join(" "),
    ...(parameters.length > 0 && { parameters }),
    ...(takesBody(operation.method) && { requestBody: bodyOf(operation, schemas) }),
    responses: {
      200: { description: "Done.", content: answerOf(operation, schemas) },
      ...Object.fromEntries(
        problemsOf(operation).map((status) => [
          status,
          { $ref: `#/components/responses/${responseName(problemTitles[status])}` },
        ]),
      ),
    },
    ...(least === null && { security: [] }),
  };
}

const STREAM =
  "A stream of server-sent events: `message` with an id and data in JSON; `end` when it is over, and then close it, or an EventSource connects again; `problem` when it fails in the middle.";

function parametersOf({ name, input, fields }: Operation, schemas: Schemas): Parameter[] {
  const places = ["path", "query", "header"] as const;
  return places.flatMap((place) =>
    [...fields[place]].map(([field, schema]) => {
      const description = wordsOf(`${schemas.nameOf(input) ?? name}.${field}`);
      return {
        name: place === "header" ? LAST_EVENT_ID : toSnake(field),
        in: place,
        required: schema._zod.optin !== "optional",
        ...(description !== undefined && { description }),
        schema: schemas.of(present(schema)),
      };
    }),
  );
}

/** A parameter is there or is not: it is never `null`. */
function present(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? present(schema.unwrap())
    : schema;
}

function bodyOf(
  { input, fields }: Operation,
  schemas: Schemas,
): Required<DocumentedOperation>["requestBody"] {
  const whole = input && fields.path.size === 0 ? input : z.strictObject(Object.fromEntries(fields.body));
  const example: unknown = renameKeys(JSON.parse(exampleOf(whole)), toSnake);
  return { required: true, content: { "application/json": { schema: schemas.of(whole), example } } };
}

function answerOf({ type, output }: Operation, schemas: Schemas): Content {
  const schema = schemas.of(output);
  if (type !== "subscription") return { "application/json": { schema } };
  const description = "Of each event `message`, the data.";
  return {
    "text/event-stream": {
      schema: { type: "string", description, contentMediaType: "application/json", contentSchema: schema },
    },
  };
}

/** What can go wrong, as far as the address and the input tell. */
export function problemsOf({ method, least, input, fields }: Operation): ProblemStatus[] {
  const changes = method !== "GET";
  const ofHost = input !== null && "host" in input.shape;
  const may: [ProblemStatus, boolean][] = [
    [400, true],
    [401, least !== null],
    // A role that is too low, for this or for something that is asked with it, or a page of another site.
    [403, changes || least !== null],
    [404, ofHost || fields.path.size > 0],
    [409, changes || ofHost],
    [413, changes],
    [415, takesBody(method)],
    // A password or a code that was wrong too often.
    [429, takesBody(method)],
    [500, true],
    [503, true],
  ];
  return may.flatMap(([status, applies]) => (applies ? [status] : []));
}
