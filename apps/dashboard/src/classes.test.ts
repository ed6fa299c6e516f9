import { expect, test } from "vitest";
import styles from "./styles.css?raw";

// A class that names no token is no style at all, and nothing says so: what it was to colour stays as it was.
const sources = import.meta.glob<string>(
  ["./**/*.{ts,tsx}", "!./**/*.test.ts", "!./testing/**", "!./locales/**"],
  { query: "?raw", import: "default", eager: true },
);

const tokens = new Set([...styles.matchAll(/--color-([\w-]+):/g)].map(([, name = ""]) => name));
const sizes = new Set([...styles.matchAll(/--text-(\w+):/g)].map(([, name = ""]) => name));
/** Of the same prefixes, but about something else than a colour. */
const others =
  /^(transparent|none|current|inherit|\[.*|left|right|center|wrap|nowrap|balance|pretty|ellipsis|clip.*|[lrtbxy](-.*)?|\d+|offset-.*|collapse|dotted|dashed|solid|wavy|double)$/;

const classOf =
  /(?<=^|[\s"'`:!])(?:text|bg|fill|stroke|border(?:-[lrtbxy])?|outline|decoration|accent|divide|ring|caret|placeholder|from|via|to)-([\w[(][\w-]*)(?=$|[\s"'`/!])/g;

/** The texts of a source that are lists of classes: what stands in quotes, and is no sentence or path. */
const quoted = (source: string) =>
  [...source.matchAll(/"([^"\n]*)"|`([^`]*)`/g)].map(([, a, b]) => a ?? b ?? "");

test("every class that names a colour names a token", () => {
  const wrong: string[] = [];
  let known = 0;
  for (const [path, source] of Object.entries(sources))
    for (const text of quoted(source))
      for (const [found, name = ""] of text.matchAll(classOf)) {
        if (tokens.has(name)) known += 1;
        else if (!sizes.has(name) && !others.test(name)) wrong.push(`${path}: ${found}`);
      }
  expect(wrong).toEqual([]);
  expect(known).toBeGreaterThan(500);
});
