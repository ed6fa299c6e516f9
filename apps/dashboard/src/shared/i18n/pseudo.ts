/** Letters that no catalogue has: text on screen without them stands outside the catalogues. */
const accents: Record<string, string> = {
  a: "à",
  b: "ƀ",
  c: "ç",
  d: "ð",
  e: "é",
  f: "ƒ",
  g: "ĝ",
  h: "ĥ",
  i: "î",
  j: "ĵ",
  k: "ķ",
  l: "ļ",
  m: "ɱ",
  n: "ñ",
  o: "ö",
  p: "þ",
  q: "ǫ",
  r: "ŕ",
  s: "š",
  t: "ţ",
  u: "û",
  v: "ṽ",
  w: "ŵ",
  x: "ẋ",
  y: "ý",
  z: "ž",
};

/** German and Finnish are about so much longer than English, short labels more. */
const LONGER = 0.35;
const SHORT = 12;
const LONGER_WHERE_SHORT = 0.6;

/** A sentence as a language might say it that needs more room: accented, longer, with the same placeholders. */
export function pseudoSentence(sentence: string): string {
  const parts = sentence.split(/(\{\{\w+\}\})/);
  const accented = parts.map((part, index) =>
    index % 2 === 1
      ? part
      : part.replaceAll(/[a-z]/gi, (letter) => {
          const small = letter.toLowerCase();
          const accent = accents[small] ?? letter;
          return letter === small ? accent : accent.toUpperCase();
        }),
  );
  const length = parts.filter((_, index) => index % 2 === 0).join("").length;
  const more = Math.ceil(length * (length <= SHORT ? LONGER_WHERE_SHORT : LONGER));
  return more === 0 ? sentence : `${accented.join("")}${padding(more)}`;
}

/** In words of six letters, since no language is one long word. */
const padding = (length: number) =>
  Array.from({ length }, (_, index) => (index % 7 === 0 && length > 3 ? " " : "õ")).join("");

interface Tree {
  [key: string]: string | Tree;
}

/** A whole catalogue so. */
export function pseudo<T extends object>(catalogue: T): T;
export function pseudo(catalogue: Tree): Tree {
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, value]) => [
      key,
      typeof value === "string" ? pseudoSentence(value) : pseudo(value),
    ]),
  );
}
