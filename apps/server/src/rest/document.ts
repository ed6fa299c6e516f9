import { Problem, problemTitles } from "../http/problem.ts";
import {
  type Content,
  type DocumentedOperation,
  documented,
  partOf,
  problemsOf,
  responseName,
} from "./documented.ts";
import { operations } from "./operations.ts";
import { type JsonSchema, Schemas } from "./schemas.ts";
import { toSnake } from "./snakeCase.ts";
import { wordsOf } from "./words.ts";

export const ROOT = "/api/v1";

export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string; description: string; license: Record<string, string> };
  servers: { url: string }[];
  security: Record<string, string[]>[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, DocumentedOperation>>;
  components: {
    schemas: Record<string, JsonSchema>;
    responses: Record<string, { description: string; content: Content }>;
    securitySchemes: Record<string, Record<string, string>>;
  };
}

const about = `Dunnage over plain HTTP: every procedure of its contract, in snake_case. Bytes are integers and their names end in \`_bytes\` or stand
under \`bytes\`, durations are milliseconds and end in \`_ms\`, instants are ISO 8601 in UTC and end in \`_at\`. What cannot be known is \`null\`.
An address may have a last slash. A parameter or field that does not exist is refused, and so is
another method than an address has (405, with \`Allow\`). What goes wrong is told as problem+json (RFC 9457).`;

/** Everything below `/api/v1`, from the router's own schemas and the table of addresses. */
export function openApiDocument(): OpenApiDocument {
  const schemas = new Schemas();
  const paths: OpenApiDocument["paths"] = {};
  for (const operation of operations) {
    const path = (paths[`${ROOT}${operation.path}`] ??= {});
    path[operation.method.toLowerCase()] = documented(operation, schemas);
  }
  const problem = { "application/problem+json": { schema: schemas.of(Problem) } };
  return {
    openapi: "3.1.1",
    info: {
      title: "Dunnage",
      version: "1",
      description: about.replaceAll("\n", " "),
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    security: [{ session_cookie: [] }, { bearer_token: [] }],
    tags: [...new Set(operations.map(partOf))].map((part) => ({
      name: toSnake(part),
      description: wordsOf(part) ?? part,
    })),
    paths,
    components: {
      schemas: schemas.used,
      responses: Object.fromEntries(
        [...new Set(operations.flatMap(problemsOf))]
          .map((status) => problemTitles[status])
          .map((title) => [responseName(title), { description: title, content: problem }]),
      ),
      securitySchemes: {
        session_cookie: {
          type: "apiKey",
          in: "cookie",
          name: "authjs.session-token",
          description: "As a browser has it after signing in. Over https its name begins with `__Secure-`.",
        },
        bearer_token: {
          type: "http",
          scheme: "bearer",
          description: "A personal API token: `Authorization: Bearer …`.",
        },
      },
    },
  };
}
