import { html } from "hono/html";
import { type OpenApiDocument, ROOT } from "./document.ts";
import type { DocumentedOperation, Parameter } from "./documented.ts";
import { fieldTable, marked, schemaSection, spans, typeOf } from "./pageTypes.ts";

interface Entry {
  method: string;
  path: string;
  operation: DocumentedOperation;
}

/** The document as a page to read: no script, and nothing from anywhere else. `origin`: where people reach Dunnage. */
export function page(document: OpenApiDocument, origin: string) {
  const entries = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]): Entry => ({ method: method.toUpperCase(), path, operation }),
    ),
  );
  const parts = document.tags.map(({ name, description }) => ({
    name,
    description,
    entries: entries.filter(({ operation }) => operation.tags.includes(name)),
  }));
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Dunnage: REST</title>
        <link rel="icon" href="/favicon.svg" />
        <link rel="stylesheet" href="${ROOT}/docs.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the addresses</a>
        <header>
          <h1>Dunnage: REST</h1>
          ${marked(document.info.description)}
          <p>
            For programs: <a href="${ROOT}/openapi.json">openapi.json</a> (OpenAPI ${document.openapi}). In the examples, <code>$DUNNAGE_TOKEN</code> is
            a personal API token.
          </p>
        </header>
        <nav aria-label="Addresses">
          ${parts.map(
            ({ name, entries: own }) => html`<details>
              <summary>${wordsOf(name)}</summary>
              <ul>
                ${own.map(
                  ({ method, path, operation }) =>
                    html`<li><a href="#${operation.operationId}"><b>${method}</b> ${short(path)}</a></li>`,
                )}
              </ul>
            </details>`,
          )}
          <p><a href="#schemas">Schemas</a></p>
        </nav>
        <main id="main" tabindex="-1">
          ${parts.map(
            ({ name, description, entries: own }) => html`<section aria-labelledby="part-${name}">
              <h2 id="part-${name}">${wordsOf(name)}</h2>
              ${marked(description)}
              ${own.map((entry) => operationSection(entry, origin))}
            </section>`,
          )}
          <h2 id="schemas">Schemas</h2>
          ${Object.entries(document.components.schemas).map(([name, schema]) => schemaSection(name, schema))}
        </main>
      </body>
    </html>`;
}

const wordsOf = (tag: string) => tag.replaceAll("_", " ");

const short = (path: string) => path.slice(ROOT.length);

function operationSection({ method, path, operation }: Entry, origin: string) {
  const { operationId, description, parameters = [], requestBody, responses } = operation;
  const taken = Object.values(requestBody?.content ?? {}).map(
    ({ schema }) => html`<p>Body: ${typeOf(schema)}</p>`,
  );
  return html`<section aria-labelledby="${operationId}">
    <h3 id="${operationId}"><b class="${method.toLowerCase()}">${method}</b> <code>${path}</code></h3>
    ${marked(description)}
    ${parameters.length > 0 ? fieldTable(`Parameters of ${method} ${path}`, parameters.map(parameterRow)) : ""}
    ${taken}
    <pre tabindex="0" aria-label="Example"><code>${curl({ method, path, operation }, origin)}</code></pre>
    <p>Answers: ${answered(operation)}</p>
    <p>
      Problems:
      ${Object.keys(responses)
        .filter((status) => status !== "200")
        .join(", ")},
      each a <a href="#schema-Problem">Problem</a>.
    </p>
  </section>`;
}

function parameterRow({ name, in: place, required, schema, description }: Parameter) {
  return html`<tr>
    <th scope="row"><code>${name}</code> <small>${place}${required ? "" : ", optional"}</small></th>
    <td>${typeOf(schema)}</td>
    <td>${description === undefined ? "" : spans(description)}</td>
  </tr>`;
}

function answered({ responses }: DocumentedOperation) {
  const done = responses["200"];
  if (!done || "$ref" in done) return "";
  return Object.entries(done.content).map(([mediaType, { schema }]) =>
    mediaType === "text/event-stream"
      ? html`events (<code>${mediaType}</code>), each with ${typeOf(schema.contentSchema ?? {})}`
      : typeOf(schema),
  );
}

/** A call that works once its placeholders are filled in. */
function curl({ method, path, operation }: Entry, origin: string): string {
  const open = operation.security?.length === 0;
  const example = operation.requestBody?.content["application/json"]?.example;
  const stream = Object.values(operation.responses).some(
    (r) => "content" in r && "text/event-stream" in r.content,
  );
  const required = (operation.parameters ?? []).filter((p) => p.in === "query" && p.required);
  const query = required.map(({ name }) => `${name}=…`).join("&");
  return [
    `curl${stream ? " -N" : ""}${method === "GET" || method === "POST" ? "" : ` -X ${method}`}`,
    open ? "" : `-H "Authorization: Bearer $DUNNAGE_TOKEN"`,
    example === undefined ? "" : `--json '${JSON.stringify(example)}'`,
    `'${origin}${path}${query === "" ? "" : `?${query}`}'`,
  ]
    .filter(Boolean)
    .join(" \\\n  ");
}
