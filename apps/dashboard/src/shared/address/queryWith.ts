/** A query with some of its words said otherwise, or not at all (`null`); all others stay as they are written. */
export function queryWith(search: string, words: Readonly<Record<string, string | null>>): string {
  const others = search
    .replace(/^\?/, "")
    .split("&")
    .filter((part) => part !== "" && !Object.hasOwn(words, part.split("=", 1)[0] ?? ""));
  const said = Object.entries(words).flatMap(([name, word]) =>
    word ? new URLSearchParams({ [name]: word }).toString() : [],
  );
  return [...others, ...said].join("&");
}
