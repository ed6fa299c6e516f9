import type { OpenApiDocument } from "../src/rest/document.ts";
import type { JsonSchema } from "../src/rest/schemas.ts";

/** What a `$ref` of the document names. */
export function schemaIn(document: OpenApiDocument, ref: string): JsonSchema {
  const schema = document.components.schemas[ref.replace("#/components/schemas/", "")];
  if (!schema) throw new Error(`The document has no ${ref}.`);
  return schema;
}
