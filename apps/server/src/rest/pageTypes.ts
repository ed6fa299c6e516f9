import { html } from "hono/html";
import type { JsonSchema } from "./schemas.ts";

type Html = ReturnType<typeof html>;

/** The few marks that doc comments have: \`code\` and lists. */
export function marked(text: string): Html[] {
  return text.split(/\n\n|\n(?!- )/).map((paragraph) => {
    const [first = "", ...items] = paragraph.split(/(?:^|\n)- /);
    const list = items.map((item) => html`<li>${spans(item)}</li>`);
    return html`${first ? html`<p>${spans(first)}</p>` : ""}${list.length > 0 ? html`<ul>${list}</ul>` : ""}`;
  });
}

export function spans(text: string): Html[] {
  return text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}

/** What a value may be, in one line, with links to what has a name. */
export function typeOf(schema: JsonSchema): Html {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split("/").at(-1) ?? "";
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  if ("const" in schema) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (schema.enum) return anyOf(schema.enum.map((value) => html`<code>${JSON.stringify(value)}</code>`));
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return anyOf(choices.map(typeOf));
  if (schema.type === "array") return html`list of ${typeOf(schema.items ?? {})}`;
  if (typeof schema.additionalProperties === "object")
    return html`object of ${typeOf(schema.additionalProperties)} by name`;
  if (schema.properties) {
    const required = new Set(schema.required);
    const fields = Object.entries(schema.properties);
    if (fields.length === 0) return html`<code>{}</code>`;
    return html`<ul class="fields">
      ${fields.map(
        ([name, field]) =>
          html`<li><code>${name}</code>${required.has(name) ? "" : "?"}: ${typeOf(field)}${saidOf(field)}</li>`,
      )}
    </ul>`;
  }
  const type = [schema.type ?? "anything"].flat().join(" or ");
  const format = typeof schema.format === "string" ? ` (${schema.format})` : "";
  return html`${type}${format}${limitsOf(schema)}`;
}

/** Those that somebody chose: every integer of JSON has the other ones. */
function limitsOf({ minimum, maximum, maxLength }: JsonSchema): string {
  const chosen = (limit: unknown) => typeof limit === "number" && Math.abs(limit) < Number.MAX_SAFE_INTEGER;
  const said = [
    chosen(minimum) ? `at least ${String(minimum)}` : [],
    chosen(maximum) ? `at most ${String(maximum)}` : [],
    chosen(maxLength) ? `at most ${String(maxLength)} characters` : [],
  ].flat();
  return said.map((limit) => `, ${limit}`).join("");
}

const anyOf = (choices: Html[]) =>
  html`${choices.map((choice, index) => (index > 0 ? html` or ${choice}` : choice))}`;

const saidOf = ({ description }: JsonSchema) =>
  description === undefined ? "" : html`<br /><span class="said">${spans(description)}</span>`;

/** A table of the fields of an object, or what else it is. */
export function schemaSection(name: string, schema: JsonSchema): Html {
  const required = new Set(schema.required);
  const rows = Object.entries(schema.properties ?? {}).map(
    ([field, value]) => html`<tr>
      <th scope="row"><code>${field}</code>${required.has(field) ? "" : html` <small>optional</small>`}</th>
      <td>${typeOf({ ...value, description: undefined })}</td>
      <td>${value.description === undefined ? "" : marked(value.description)}</td>
    </tr>`,
  );
  return html`<section aria-labelledby="schema-${name}">
    <h3 id="schema-${name}">${name}</h3>
    ${schema.description === undefined ? "" : marked(schema.description)}
    ${rows.length > 0 ? fieldTable(`Fields of ${name}`, rows) : html`<p class="type">${typeOf(schema)}</p>`}
  </section>`;
}

/** Wide tables scroll by themselves, with the keyboard too. */
export const fieldTable = (
  label: string,
  rows: Html[],
) => html`<div class="wide" tabindex="0" role="region" aria-label="${label}">
  <table>
    <thead>
      <tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Meaning</th></tr>
    </thead>
    <tbody>${rows}</tbody>
  </table>
</div>`;
