import * as fc from "fast-check";
import { expect, test } from "vitest";
import { usageObject } from "../../../testing/sampleUsage.ts";
import { parse } from "./parse.ts";
import { suggest } from "./suggest.ts";
import { noWords, vocabularyOf } from "./vocabulary.ts";

const words = vocabularyOf([
  usageObject({ kind: "containers", id: "web", project: "shop", labels: { team: "pay" } }),
  usageObject({ kind: "containers", id: "job", project: "shop" }),
  usageObject({ kind: "containers", id: "blog", project: "my blog" }),
  usageObject({ kind: "images", id: "i", names: ["shop/web:1", "shop/web:latest"] }),
]);
const texts = (text: string, caret = text.length) => suggest(text, caret, words).map((one) => one.text);

test("nothing written yet: every field and word", () => {
  expect(texts("")).toContain("size>");
  expect(texts("unused ")).toContain("unused project:");
});

test("the beginning of a word is completed, turned round or not", () => {
  expect(texts("pro")).toEqual(["project:", "protected "]);
  expect(texts("-pro")).toEqual(["-project:", "-protected "]);
  expect(texts("unu size>1GB", 3)).toEqual(["unused size>1GB"]);
});

test("a field is completed with what this host has", () => {
  expect(texts("project:")).toEqual(["project:shop ", 'project:"my blog" ']);
  expect(texts("project:BL")).toEqual(['project:"my blog" ']);
  expect(texts('project:"my')).toEqual(['project:"my blog" ']);
  expect(texts("label:team")).toEqual(["label:team ", "label:team=pay "]);
  expect(texts("tag:la")).toEqual(["tag:latest "]);
  expect(texts("size>1")).toEqual(["size>100MB ", "size>1GB ", "size>10GB "]);
  expect(texts("used:")).toContain("used>30d ");
  expect(texts("kind:c")).toEqual(["kind:containers ", "kind:cache "]);
});

test("what is chosen is understood, or goes on to be", () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom("project", "size", "unused", "label", "k", "t", ":", ">", "-", '"', " "),
      }),
      fc.nat(20),
      (text, at) => {
        const caret = Math.min(at, text.length);
        for (const one of suggest(text, caret, words)) {
          const wrong = parse(one.term).problems.map(({ code }) => code);
          expect(["", "needs_value"]).toContain(wrong.join(" "));
        }
      },
    ),
  );
  expect(suggest("project:", 8, noWords)).toEqual([]);
});
