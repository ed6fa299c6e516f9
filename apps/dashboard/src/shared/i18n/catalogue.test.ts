import { SignInProblem } from "@dunnage/api/schemas";
import { describe, expect, test } from "vitest";
import { catalogues } from "../../testing/speak.ts";

interface Tree {
  [key: string]: string | Tree;
}

/** Every sentence by its dotted key. */
const flat = (tree: Tree, path: string[] = []): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[[...path, key].join("."), value] as const] : flat(value, [...path, key]),
  );

const variables = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
const withoutForm = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, "");

/** By key without plural form: the names that any of its forms interpolates. */
function used(tree: Tree): Record<string, string[]> {
  const found: Record<string, Set<string>> = {};
  for (const [key, sentence] of flat(tree)) {
    const names = (found[withoutForm(key)] ??= new Set());
    for (const name of variables(sentence)) if (name) names.add(name);
  }
  return Object.fromEntries(Object.entries(found).map(([key, names]) => [key, [...names].toSorted()]));
}

describe.each(Object.entries(catalogues))("%s", (language, catalogue) => {
  test("has every sentence, with the same variables", () => {
    expect(used(catalogue)).toEqual(used(catalogues.en));
  });

  test("has every plural form that its language knows, and no other", () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const plurals: Record<string, string[]> = {};
    for (const [key] of flat(catalogue)) {
      const base = withoutForm(key);
      if (base !== key) (plurals[base] ??= []).push(key.slice(base.length + 1));
    }
    for (const [key, found] of Object.entries(plurals)) expect([key, found.toSorted()]).toEqual([key, forms]);
  });

  test("leaves nothing empty: an empty sentence counts as missing", () => {
    expect(flat(catalogue).filter(([, sentence]) => sentence.trim() === "")).toEqual([]);
  });

  test("names the engine's own image store in words, not by its code", () => {
    expect(catalogue.info.imageStores.graphdriver).not.toMatch(/graph ?driver/i);
  });

  test("words every problem of signing in", () => {
    expect(Object.keys(catalogue.signInProblems)).toEqual(expect.arrayContaining(SignInProblem.options));
  });
});
