import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byKeyOf } from "../../../shared/objects/inUse.ts";
import { usageObject } from "../../../testing/sampleUsage.ts";
import { rowsOf } from "../rows.ts";
import { asksFor, textOfWords, withFlag, wordsIn } from "./edit.ts";
import { isNearly } from "./isNearly.ts";
import { matcherOf } from "./matching.ts";
import { parse } from "./parse.ts";
import { patternOf } from "./pattern.ts";
import { print } from "./print.ts";
import { comparisons, flags, measures, type Test, textFields } from "./terms.ts";

const plain = (text: string) => parse(text).terms.map(({ at: _at, end: _end, ...asked }) => asked);

const word = fc.string({ minLength: 1, unit: "binary" });
const tricky = fc.constantFrom(
  "-a",
  "unused",
  'a "b"',
  "size>1GB",
  "postgres:16",
  "\\",
  '\\"',
  "projct:x",
  "a b",
  "-",
);
const tests: fc.Arbitrary<Test> = fc.oneof(
  fc.record({ is: fc.constant("word" as const), text: fc.oneof(word, tricky) }),
  fc.record({
    is: fc.constant("text" as const),
    field: fc.constantFrom(...textFields),
    value: fc.oneof(word, tricky),
  }),
  fc.record({
    is: fc.constant("kind" as const),
    kind: fc.constantFrom("containers", "images", "volumes", "networks", "buildCache"),
  }),
  fc.record({ is: fc.constant("flag" as const), flag: fc.constantFrom(...flags) }),
  fc
    .record({
      is: fc.constant("measure" as const),
      measure: fc.constantFrom(...measures),
      comparison: fc.constantFrom(...comparisons),
      amount: fc.nat(2 ** 31),
    })
    // Times are told to the second.
    .map((one) => (one.measure === "size" ? one : { ...one, amount: one.amount * 1_000 })),
);
const terms = fc.array(fc.record({ test: tests, negated: fc.boolean() }), { maxLength: 6 });

describe("the language", () => {
  test("what is printed is read again as the same", () => {
    fc.assert(
      fc.property(terms, (asked) => {
        expect(plain(print(asked))).toEqual(asked);
      }),
      { numRuns: 2_000 },
    );
  });

  test("whatever is written is read, and every part of it is a term, a problem, or nothing", () => {
    const pieces = fc.constantFrom(
      "size",
      "project",
      "kind",
      "unused",
      ">",
      ":",
      "-",
      '"',
      "\\",
      " ",
      "1GB",
      "x",
      "=",
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces).map((some) => some.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parse(text);
        const spans = [...parsed.terms, ...parsed.problems].toSorted((a, b) => a.at - b.at);
        let last = 0;
        for (const { at, end } of spans) {
          expect(at).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(at);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
        expect(plain(print(parsed.terms))).toEqual(plain(text));
      }),
      { numRuns: 2_000 },
    );
  });

  test.each<[string, Test[]]>([
    ["size>=1.5GB", [{ is: "measure", measure: "size", comparison: ">=", amount: 1_500_000_000 }]],
    ["size<2GiB", [{ is: "measure", measure: "size", comparison: "<", amount: 2 ** 31 }]],
    ["SIZE>500m", [{ is: "measure", measure: "size", comparison: ">", amount: 500_000_000 }]],
    ["age>2w", [{ is: "measure", measure: "age", comparison: ">", amount: 14 * 86_400_000 }]],
    ["kind:image", [{ is: "kind", kind: "images" }]],
    ["kind:cache", [{ is: "kind", kind: "buildCache" }]],
    ['project:"my shop"', [{ is: "text", field: "project", value: "my shop" }]],
    ["label:team=pay", [{ is: "text", field: "label", value: "team=pay" }]],
    [
      "postgres:16 registry:5000/a",
      [
        { is: "word", text: "postgres:16" },
        { is: "word", text: "registry:5000/a" },
      ],
    ],
    ['"unused"', [{ is: "word", text: "unused" }]],
    ['"two words', [{ is: "word", text: "two words" }]],
  ])("%s", (text, expected) => {
    expect(parse(text).problems).toEqual([]);
    expect(plain(text).map(({ test: one }) => one)).toEqual(expected);
  });

  test.each([
    ["projct:shop", "unknown_field"],
    ["labels:x", "unknown_field"],
    ["weight>1", "unknown_field"],
    ["project:", "needs_value"],
    ["size>", "needs_value"],
    ["size:1GB", "needs_comparison"],
    ["project>x", "needs_colon"],
    ["size>big", "bad_size"],
    ["size>99999999999999TB", "bad_size"],
    ["age>7parsecs", "bad_time"],
    ["kind:pods", "bad_kind"],
    ["unused:yes", "stands_alone"],
  ])("%s is told where and why it is wrong, and the rest counts", (wrong, code) => {
    const { terms: rest, problems } = parse(`web ${wrong} -stopped`);
    expect(problems).toMatchObject([{ code, at: 4, end: 4 + wrong.length }]);
    expect(rest).toHaveLength(2);
  });

  test("nearly the same", () => {
    expect(["projct", "projectt", "porject", "prozect"].map((one) => isNearly(one, "project"))).toEqual(
      Array(4).fill(true),
    );
    expect(["project", "kong", "pro", "jectpro"].map((one) => isNearly(one, "project"))).toEqual(
      Array(4).fill(false),
    );
  });
});

describe("a pattern", () => {
  test.each([
    ["shop", "SHOP", true],
    ["shop", "shop2", false],
    ["sh*", "shop", true],
    ["*op", "shop", true],
    ["s*o*", "shop", true],
    ["a*a", "a", false],
    ["*", "", true],
    ["a*b*b", "ab", false],
  ])("%s and %s: %s", (pattern, text, is) => {
    expect(patternOf(pattern)(text)).toBe(is);
  });
});

const day = 86_400_000;
const moment = { now: Date.parse("2026-01-01T00:00:00.000Z"), watchedSince: "2025-12-20T00:00:00.000Z" };
const objects = [
  usageObject({
    kind: "containers",
    id: "web",
    state: "running",
    use: "used",
    holds: ["images/shop"],
    project: "shop",
  }),
  usageObject({ kind: "containers", id: "job", state: "exited", lastUsedAt: "2025-12-30T00:00:00.000Z" }),
  usageObject({
    kind: "images",
    id: "shop",
    names: ["r:5000/shop/web:1"],
    bytes: 2_000,
    heldBy: ["containers/web"],
    use: "used",
  }),
  usageObject({ kind: "images", id: "old", names: [], bytes: null, labels: { team: "Payments" } }),
  usageObject({ kind: "images", id: "digest", names: ["shop/web@sha256:aa"] }),
  usageObject({ kind: "volumes", id: "9f", names: [] }),
  usageObject({
    kind: "volumes",
    id: "data",
    use: "named",
    createdAt: "2025-12-31T00:00:00.000Z",
    protection: { id: "p", why: "orders", who: "Mira" },
  }),
  usageObject({ kind: "buildCache", id: "x1" }),
];
const byKey = byKeyOf(objects);
const rows = (["containers", "images", "volumes", "buildCache"] as const).flatMap((kind) =>
  rowsOf(objects, byKey, kind),
);
const found = (text: string) => {
  const holds = matcherOf(parse(text).terms, moment);
  return rows.filter(holds).map(({ object }) => object.id);
};

test.each([
  ["", rows.map(({ object }) => object.id)],
  ["WEB", ["web", "shop", "digest"]],
  ["web -kind:containers", ["shop", "digest"]],
  ["payments", []],
  ["label:team", ["old"]],
  ["label:team=pay*", ["old"]],
  ["tag:1", ["shop"]],
  ["name:r:5000", ["shop"]],
  ["name:*web:1", ["shop"]],
  ["project:SHOP", ["web"]],
  ["project:sh", []],
  ["running", ["web"]],
  ["stopped", ["job"]],
  ["dangling", ["old", "digest"]],
  ["anonymous", ["9f"]],
  ["protected", ["data"]],
  ["unused kind:volume", ["9f", "data"]],
  // What is not known is neither.
  ["size>1kB", ["shop"]],
  ["kind:images size<=2kB", ["shop", "digest"]],
  ["age<7d", ["data"]],
  ["used<1h", ["web", "shop"]],
  ["used>1d", ["job", "old", "digest", "9f"]],
  ["used>11d", ["old", "digest", "9f"]],
  ["used>13d", []],
])("%s finds %j", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test("a negated term finds exactly what the term does not", () => {
  fc.assert(
    fc.property(tests, (one) => {
      const of = (negated: boolean) =>
        matcherOf([{ test: one, negated }], { ...moment, now: moment.now + day });
      for (const row of rows) expect(of(true)(row)).toBe(!of(false)(row));
    }),
  );
});

test("a box that is ticked writes its word, and takes it away again", () => {
  expect(withFlag('web  "a b"', "unused", true)).toBe('web "a b" unused');
  expect(withFlag("unused web -unused size>x", "unused", false)).toBe("web size>x");
  expect(asksFor("-unused", "unused")).toBe(false);
  expect(asksFor("x UNUSED", "unused")).toBe(true);
  expect(wordsIn('blog -x "my shop" size>1GB')).toEqual(["blog", "my shop"]);
  expect(textOfWords(" shop  size>1GB ")).toBe('shop "size>1GB"');
});
