import { expect, test } from "vitest";
import doc from "../../../docs/design-language.md?raw";

const { "./styles.css": css = "" } = import.meta.glob<string>("./styles.css", {
  query: "?raw",
  import: "default",
  eager: true,
});

type Theme = "light" | "dark";
type Tokens = Map<string, Record<Theme, string>>;

const more = css.indexOf("@media (prefers-contrast: more)");

function tokensIn(text: string): Tokens {
  const found = text.matchAll(/--color-([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
  return new Map([...found].map(([, name = "", light = "", dark = ""]) => [name, { light, dark }]));
}

const usual = tokensIn(css.slice(0, more));
const strong: Tokens = new Map([...usual, ...tokensIn(css.slice(more))]);

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratioOf(tokens: Tokens, front: string, back: string, theme: Theme): number {
  const [one, other] = [front, back].map((name) => {
    const colour = tokens.get(name)?.[theme];
    if (!colour) throw new Error(`styles.css has no --color-${name}`);
    return luminanceOf(colour);
  });
  const [darker = 0, lighter = 0] = [one ?? 0, other ?? 0].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const surfaces = ["page", "panel", "raised", "sunken", "hover"];
const kinds = ["images", "containers", "volumes", "buildCache", "networks", "logs", "other"];

/** What stands on what, in words. */
const texts: [front: string, backs: string[]][] = [
  ["text", [...surfaces, "warn-bg", "bad-bg"]],
  ["muted", [...surfaces, "warn-bg", "bad-bg"]],
  ["accent", [...surfaces, "warn-bg", "bad-bg"]],
  ["on-accent", ["accent", "accent-hover", "bad", "bad-hover"]],
  ["bad", ["page", "panel", "raised", "bad-bg"]],
];

/** What has to be seen to be used, or tells something that no word beside it tells. */
const signs: [front: string, backs: string[]][] = [
  ...kinds.map((kind): [string, string[]] => [kind, ["panel", "raised", "sunken"]]),
  ["edge", ["page", "panel", "raised"]],
  ["focus", ["page", "panel", "raised", "sunken"]],
  ["ok", ["panel"]],
  ["warn", ["panel", "warn-bg"]],
];

const lowest = (tokens: Tokens, front: string, backs: string[], theme: Theme) =>
  Math.min(...backs.map((back) => ratioOf(tokens, front, back, theme)));

const rows = (
  [
    [4.5, texts],
    [3, signs],
  ] as const
).flatMap(([least, pairs]) => pairs.map(([front, backs]) => ({ front, backs, least })));

test.each(rows)("$front on $backs has $least to 1 at least", ({ front, backs, least }) => {
  for (const theme of ["light", "dark"] as const) {
    expect(lowest(usual, front, backs, theme)).toBeGreaterThanOrEqual(least);
  }
});

test.each(texts)("for whoever asks for more contrast %s on %j has 7 to 1", (front, backs) => {
  for (const theme of ["light", "dark"] as const) {
    expect(lowest(strong, front, backs, theme)).toBeGreaterThanOrEqual(7);
  }
});

test("what asking for more contrast changes is more", () => {
  for (const [name] of tokensIn(css.slice(more))) {
    for (const theme of ["light", "dark"] as const) {
      expect([name, ratioOf(strong, name, "panel", theme) > ratioOf(usual, name, "panel", theme)]).toEqual([
        name,
        true,
      ]);
    }
  }
});

const inDoc = ({ front, backs, least }: (typeof rows)[number]): string => {
  const ratio = (theme: Theme) => lowest(usual, front, backs, theme).toFixed(1);
  return `| \`${front}\` | ${backs.map((back) => `\`${back}\``).join(", ")} | ${least} | ${ratio("light")} | ${ratio("dark")} |`;
};

test("docs/design-language.md tells these ratios", () => {
  const told = doc.split("\n").filter((line) => line.startsWith("| `") && /\d\.\d \|$/.test(line));
  expect(told).toEqual(rows.map(inDoc));
});
