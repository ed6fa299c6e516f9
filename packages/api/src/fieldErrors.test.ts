import { describe, expect, test } from "vitest";
import { z } from "zod";
import { fieldErrorsOf } from "./fieldErrors.ts";
import { AuditInput } from "./schemas/audit.ts";
import { CleanupInput, RunInput } from "./schemas/cleanup.ts";
import { PreviewInput } from "./schemas/plan.ts";
import { NewProtection } from "./schemas/protection.ts";
import { NewRegistry } from "./schemas/registry.ts";
import { NewUser } from "./schemas/session.ts";

function complaints(schema: z.ZodType, input: unknown): string[] {
  const { error } = schema.safeParse(input);
  return error
    ? fieldErrorsOf(error).map(({ field, message }) => (field ? `${field}: ${message}` : message))
    : [];
}

describe("what is no object at all is answered with one that would do", () => {
  const object = { containers: true };
  test.each([null, [], 42, "images", undefined, true])("%j", (input) => {
    expect(complaints(CleanupInput, input)).toEqual(['Send an object such as {"containers": true}.']);
    expect(CleanupInput.safeParse(object).success).toBe(true);
  });

  test.each([
    [RunInput, '{"id": "0b5c7a4e-6d7f-4c1e-9a53-1f1f0c1b2d3e"}'],
    [NewRegistry, '{"name": "...", "url": "https://example.com"}'],
    [NewUser, '{"name": "...", "email": "you@example.com", "password": "... (at least 12 characters)"}'],
    [NewProtection, '{"host": null, "kind": null, "by": "id", "value": "...", "why": "..."}'],
    [AuditInput, '{"cursor": "..."}'],
  ])("with all that must be in it, and nothing else", (schema, example) => {
    expect(complaints(schema, null)).toEqual([`Send an object such as ${example}.`]);
  });
});

describe("a choice with an object among it says what that looks like", () => {
  const choices: [object, string][] = [
    [
      { containers: [] },
      'containers: Expected true, false or an object such as {"stoppedForMs": 604800000}.',
    ],
    [
      { images: 1 },
      'images: Expected true, false, "dangling", "unused" or an object such as {"which": "dangling"}.',
    ],
    [
      { buildCache: null },
      'buildCache: Expected true, false, "unused", "all" or an object such as {"which": "unused"}.',
    ],
  ];
  test.each(choices)("%j", (input, sentence) => {
    expect(complaints(CleanupInput, input)).toEqual([sentence]);
    const [, example = ""] = /such as (\{.*\})\.$/.exec(sentence) ?? [];
    const [kind = ""] = Object.keys(input);
    expect(CleanupInput.safeParse({ [kind]: JSON.parse(example) as unknown }).success).toBe(true);
  });
});

describe("every complaint of zod's is a sentence that says what to send", () => {
  const cases: [z.ZodType, unknown, string][] = [
    [CleanupInput, { containers: { stoppedForMs: 1.5 } }, "containers.stoppedForMs: must be a whole number."],
    [CleanupInput, { containers: { stoppedForMs: "1d" } }, "containers.stoppedForMs: must be a number."],
    [CleanupInput, { containers: { stoppedForMs: -1 } }, "containers.stoppedForMs: must be at least 0."],
    [
      CleanupInput,
      { images: { which: "unused", keepNewest: 1001 } },
      "images.keepNewest: must be at most 1000.",
    ],
    [CleanupInput, { images: { which: "all" } }, 'images.which: must be "dangling" or "unused".'],
    [
      CleanupInput,
      { images: true, host: "A" },
      "host: must be lower-case letters, digits and dashes, at most 63.",
    ],
    [CleanupInput, { images: true, host: 3 }, "host: must be a text."],
    [CleanupInput, { images: true, wait: "no" }, "wait: must be true or false."],
    [
      RunInput,
      { id: "x" },
      "id: must be an id as Dunnage gives it, such as 0b5c7a4e-6d7f-4c1e-9a53-1f1f0c1b2d3e.",
    ],
    [RunInput, {}, "id: is missing: it must be a text."],
    [AuditInput, { cursor: "x".repeat(201) }, "cursor: must have at most 200 characters."],
    [PreviewInput, { images: true, except: "x" }, "except: must be a list."],
    [PreviewInput, { images: true, except: [""] }, "except.0: must have at least 1 character."],
    [PreviewInput, { images: true, only: [] }, "only: Pick at least one object, or leave it out."],
    [NewRegistry, { name: " ", url: "https://r.example" }, "name: Give a name."],
    [z.strictObject({ at: z.iso.datetime() }), { at: "noon" }, "at: must be an instant such as 2026-"],
  ];
  test.each(cases)("%#", (schema, input, sentence) => {
    expect(complaints(schema, input)[0]).toContain(sentence);
  });
});

describe("what is wrong a thousandfold", () => {
  test("is told twenty times, and how often it is", () => {
    const input = Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`key${index}`, 1]));
    const told = complaints(CleanupInput, { images: true, ...input });
    expect(told).toHaveLength(21);
    expect(told[0]).toMatch(/^key0: There is no such field/);
    expect(told.at(-1)).toBe("59980 more things are wrong.");
    const entries = complaints(PreviewInput, { images: true, except: Array(10_000).fill(1), other: 1 });
    expect(entries).toHaveLength(21);
    expect(entries.at(-1)).toBe("9981 more things are wrong.");
  });

  test("more objects than a request can hold are refused in a sentence", () => {
    const except = Array.from({ length: 10_001 }, (_, index) => `volumes/${index}`);
    expect(complaints(PreviewInput, { images: true, except })).toEqual([
      "except: At most 10,000 objects. Leave their kind out of the rules instead.",
    ]);
  });

  test("up to twenty is told whole, and the twenty-first as one more", () => {
    const wrong = (count: number) => ({
      images: true,
      ...Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, 1])),
    });
    expect(complaints(CleanupInput, wrong(20)).at(-1)).toMatch(/^key19: /);
    expect(complaints(CleanupInput, wrong(21)).at(-1)).toBe("One more thing is wrong.");
  });

  test("and no name of a field is repeated whole however long", () => {
    const [told = ""] = complaints(CleanupInput, { images: true, ["x".repeat(500_000)]: 1 });
    expect(told.length).toBeLessThan(200);
  });
});

test("zod's words for what is no input stay as they are", () => {
  expect(z.object({ a: z.string() }).safeParse(null).error?.issues[0]?.message).toBe(
    "Invalid input: expected object, received null",
  );
});
