import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { OpenApiDocument } from "../src/rest/document.ts";
import type { Content, DocumentedOperation } from "../src/rest/documented.ts";

/**
 * Says what is wrong by the document, `null` if nothing is: with an answer (its status, its media type, and every field of its body), and with a body that was
 * sent.
 */
export function checksOf(document: OpenApiDocument) {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  formats.default(ajv);
  ajv.addSchema({ $id: "document", ...exact({ components: document.components }) });
  const compiled = new Map<string, ValidateFunction>();
  const wrongWith = (schema: unknown, value: unknown): string | null => {
    const text = JSON.stringify(schema).replaceAll('"#/', '"document#/');
    const validate = compiled.get(text) ?? ajv.compile(exact(JSON.parse(text) as object));
    compiled.set(text, validate);
    return validate(value) ? null : `${ajv.errorsText(validate.errors)}: ${JSON.stringify(value)}`;
  };
  const wrongWithBody = ({ requestBody }: DocumentedOperation, body: string) =>
    wrongWith(requestBody?.content["application/json"]?.schema, JSON.parse(body));
  const wrongWithAnswer = (
    operation: DocumentedOperation,
    status: number,
    mediaType: string | null,
    body: string,
  ) => {
    const said = operation.responses[status];
    if (!said) return `The status ${status} is not documented.`;
    const content: Content =
      "$ref" in said
        ? (document.components.responses[said.$ref.replace("#/components/responses/", "")]?.content ?? {})
        : said.content;
    const known = mediaType === null ? undefined : content[mediaType];
    if (!known) return `${mediaType} is not documented for ${status}.`;
    if (mediaType !== "text/event-stream") return wrongWith(known.schema, JSON.parse(body));
    const events = body.split("\n\n").filter((event) => event !== "" && !event.startsWith(":"));
    const problem = { $ref: "#/components/schemas/Problem" };
    const wrong = events.map((event) => {
      const data: unknown = JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? "");
      if (event.startsWith("event: end")) return null;
      return wrongWith(event.startsWith("event: problem") ? problem : known.schema.contentSchema, data);
    });
    return wrong.find((one) => one !== null) ?? null;
  };
  return { wrongWithAnswer, wrongWithBody };
}

/** With no fields but those that are named: a document may leave room for more, and an answer of today should have none. */
function exact<T>(value: T): T {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(exact) as T;
  const inside = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, exact(item)]));
  const closed = "properties" in value && !("additionalProperties" in value) && "type" in value;
  return { ...inside, ...(closed && { additionalProperties: false }) } as T;
}
