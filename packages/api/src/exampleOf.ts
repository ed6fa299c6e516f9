import { z } from "zod";

const WEEK_MS = 7 * 24 * 60 * 60_000;

/** Of the forms that a text may have to have, those that input has. */
export const formats: Record<string, { noun: string; example: string }> = {
  uuid: { noun: "an id as Dunnage gives it,", example: "0b5c7a4e-6d7f-4c1e-9a53-1f1f0c1b2d3e" },
  url: { noun: "an address", example: "https://example.com" },
  email: { noun: "an e-mail address", example: "you@example.com" },
  datetime: { noun: "an instant", example: "2026-01-02T03:04:05.000Z" },
};

/** An object of this shape as a person may send it, in JSON: with what must be in it, or else the first that may. */
export function exampleOf({ shape }: { shape: Readonly<Record<string, z.core.$ZodType>> }): string {
  const fields = Object.entries(shape);
  const required = fields.filter(([, field]) => field._zod.optin !== "optional");
  const shown = required.length > 0 ? required : fields.slice(0, 1);
  const pairs = shown.map(([name, field]) => `"${name}": ${JSON.stringify(valueFor(name, field))}`);
  return `{${pairs.join(", ")}}`;
}

function valueFor(name: string, field: z.core.$ZodType | undefined): unknown {
  if (field instanceof z.ZodOptional) return valueFor(name, field.unwrap());
  if (field instanceof z.ZodUnion) return valueFor(name, field.options[0]);
  if (field instanceof z.ZodBoolean) return true;
  if (field instanceof z.ZodEnum) return field.options[0];
  if (field instanceof z.ZodNumber) return name.endsWith("Ms") ? WEEK_MS : 1;
  if (field instanceof z.ZodStringFormat) return formats[field._zod.def.format]?.example ?? "...";
  if (field instanceof z.ZodString)
    return (field.minLength ?? 0) > 3 ? `... (at least ${field.minLength} characters)` : "...";
  if (field instanceof z.ZodArray) return field.safeParse([]).success ? [] : [valueFor(name, field.element)];
  return null;
}
