import { expect, test } from "vitest";

// app -> features -> shared: a page may use a feature and a feature what is shared, never the other way round, nor one feature another.
const sources = import.meta.glob<string>("./**/*.{ts,tsx}", {
  query: "?raw",
  import: "default",
  eager: true,
});

const placeOf = (path: string) => /^\.\/(app|shared|features\/[^/]+)\//.exec(path)?.[1];

const allowed = (from: string, to: string) =>
  from === to || to === "shared" || (from === "app" && to.startsWith("features/"));

test("imports point one way", () => {
  const wrong: string[] = [];
  for (const [path, source] of Object.entries(sources)) {
    const from = placeOf(path);
    if (!from || path.includes(".test.")) continue;
    for (const [, specifier = ""] of source.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)) {
      const target = new URL(specifier, new URL(path, "file:///")).pathname;
      const to = placeOf(`.${target}`);
      if (to && !allowed(from, to)) wrong.push(`${path} imports ${specifier}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(Object.keys(sources).length).toBeGreaterThan(50);
});
