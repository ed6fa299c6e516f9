import * as fc from "fast-check";
import type { OpenApiDocument } from "../src/rest/document.ts";
import type { DocumentedOperation } from "../src/rest/documented.ts";
import { type Operation, operations } from "../src/rest/operations.ts";
import { arbitraryOf } from "./arbitraryOf.ts";
import { schemaIn } from "./schemaIn.ts";

/** A request that is still to be made. */
export interface Draft {
  method: string;
  path: string;
  query: [string, string][];
  headers: Record<string, string>;
  body: string | undefined;
  /** So many spaces follow the body, which JSON does not mind. */
  padding: number;
}

export function requestOf({ method, path, query, headers, body, padding }: Draft, origin: string): Request {
  const search = query.length > 0 ? `?${new URLSearchParams(query)}` : "";
  const bodyless = method === "GET" || method === "HEAD" || body === undefined;
  return new Request(`${origin}${path}${search}`, {
    method,
    headers,
    ...(!bodyless && { body: body + " ".repeat(padding) }),
  });
}

/** The operations at the address of a request, and which of them it is for. */
export function addressed({ url, method }: Request): { here: Operation[]; operation: Operation | undefined } {
  const path = new URL(url).pathname.replace(/\/$/, "");
  const matches = operations.filter((operation) =>
    new RegExp(`^/api/v1${operation.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path),
  );
  const here = matches.filter((operation) => operation.path === matches[0]?.path);
  const asGet = (one: Operation) => method === "HEAD" && one.method === "GET" && one.type !== "subscription";
  return { here, operation: here.find((one) => one.method === method || asGet(one)) };
}

/** Requests as the document has them; those with something wrong about them; and what has nothing to do with it. */
export function requestsFrom(document: OpenApiDocument): fc.Arbitrary<Draft> {
  const known = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => draftsOf(document, path, method, operation)),
  );
  const drafts = fc.oneof(...known);
  return fc.oneof(
    { arbitrary: drafts, weight: 4 },
    { arbitrary: fc.tuple(drafts, spoiling).map(([draft, spoil]) => spoil(draft)), weight: 5 },
    { arbitrary: garbage, weight: 1 },
  );
}

function draftsOf(document: OpenApiDocument, path: string, method: string, operation: DocumentedOperation) {
  const find = (ref: string) => schemaIn(document, ref);
  const parameters = operation.parameters ?? [];
  const values = fc.record(
    Object.fromEntries(parameters.map(({ name, schema }) => [name, arbitraryOf(schema, find).map(String)])),
    { requiredKeys: parameters.filter(({ required }) => required).map(({ name }) => name) },
  );
  const body = operation.requestBody?.content["application/json"]?.schema;
  const bodies = body
    ? arbitraryOf(body, find).map((value) => JSON.stringify(value))
    : fc.constant(undefined);
  return fc.tuple(values, bodies).map(([sent, text]): Draft => {
    const of = (place: string) =>
      parameters.flatMap(({ name, in: where }): [string, string][] => {
        const value = sent[name];
        return where === place && value !== undefined ? [[name, value]] : [];
      });
    return {
      method: method.toUpperCase(),
      path: path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(sent[name] ?? "")),
      query: of("query"),
      headers: {
        ...Object.fromEntries(of("header").map(([name, value]) => [name, value.replace(/[^ -~]/g, "")])),
        ...(text !== undefined && { "content-type": "application/json" }),
      },
      body: text,
      padding: 0,
    };
  });
}

const methods = fc.constantFrom("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.constantFrom("__proto__", "null", "-0"),
);
const anyBody = fc.oneof(
  anyText,
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc.constantFrom("", "{", '{"images": tr', "[]", "null"),
  fc
    .integer({ min: 1, max: 2000 })
    .map((depth) => `{"images": ${'{"a":'.repeat(depth)}1${"}".repeat(depth)}}`),
);

type Spoil = (draft: Draft) => Draft;

const spoiling: fc.Arbitrary<Spoil> = fc.oneof(
  methods.map(
    (method): Spoil =>
      (draft) => ({ ...draft, method }),
  ),
  fc.tuple(anyText, anyText).map(
    (pair): Spoil =>
      (draft) => ({ ...draft, query: [...draft.query, pair] }),
  ),
  anyText.map(
    (text): Spoil =>
      (draft) => ({
        ...draft,
        query: draft.query.flatMap(([name, value]) => [
          [name, value],
          [name, text],
        ]),
      }),
  ),
  anyText.map(
    (text): Spoil =>
      (draft) => ({ ...draft, query: draft.query.map(([name]) => [name, text]) }),
  ),
  anyBody.map(
    (body): Spoil =>
      (draft) => ({ ...draft, body }),
  ),
  fc.constantFrom(1000, 1_000_001).map(
    (padding): Spoil =>
      (draft) => ({ ...draft, padding }),
  ),
  fc.nat().map(
    (cut): Spoil =>
      (draft) => ({ ...draft, body: draft.body?.slice(0, cut % (draft.body.length + 1)) }),
  ),
  fc
    .constantFrom("text/plain", "", "application/json; charset=latin1", "application/xml", "APPLICATION/JSON")
    .map(
      (type): Spoil =>
        (draft) => ({ ...draft, headers: { ...draft.headers, "content-type": type } }),
    ),
  fc
    .constantFrom(["sec-fetch-site", "cross-site"], ["origin", "null"], ["origin", "http://dunnage.test"])
    .map(
      ([name = "", value = ""]): Spoil =>
        (draft) => ({ ...draft, headers: { ...draft.headers, [name]: value } }),
    ),
  fc
    .oneof(
      fc.constantFrom("/", "//", "/x", "%00", "%ff", "/../audit", ";a=b"),
      anyText.map(encodeURIComponentOf),
    )
    .map(
      (end): Spoil =>
        (draft) => ({ ...draft, path: draft.path + end }),
    ),
  anyText.map(encodeURIComponentOf).map(
    (text): Spoil =>
      (draft) => ({ ...draft, path: draft.path.replace(/[0-9a-f-]{36}/, () => text) }),
  ),
);

/** Half a surrogate pair cannot be sent at all. */
function encodeURIComponentOf(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

const garbage: fc.Arbitrary<Draft> = fc.record({
  method: methods,
  path: fc.webPath().map((path) => `/api/v1${path}`),
  query: fc.array(fc.tuple(anyText, anyText), { maxLength: 3 }),
  headers: fc.constantFrom({}, { "content-type": "application/json" }),
  body: fc.option(anyBody, { nil: undefined }),
  padding: fc.constant(0),
});
