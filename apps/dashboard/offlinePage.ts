import { existsSync, readdirSync } from "node:fs";
import type { Plugin } from "vite";

interface Words {
  title: string;
  heading: string;
  text: string;
  waiting: string;
  retry: string;
}

const folder = new URL("./src/locales/", import.meta.url);

/** Makes the page that the service worker shows while the server is away, with the words of every language there is. */
export function offlinePage(): Plugin {
  return {
    name: "offline-page",
    apply: "build",
    async generateBundle() {
      const tags = readdirSync(folder, { encoding: "utf8" })
        .flatMap((name) => /^(.*)\.ts$/.exec(name)?.[1] ?? [])
        .filter((tag) => !tag.endsWith("-XA"))
        // English first: it is what remains where none is wanted.
        .toSorted((one, other) => Number(other === "en") - Number(one === "en"));
      const sections = await Promise.all(tags.map(async (tag) => sectionOf(tag, await wordsOf(tag))));
      this.emitFile({ type: "asset", fileName: "offline.html", source: page(sections.join("\n")) });
    },
  };
}

/** A language has them with the words of its later pages, or in its one file. */
async function wordsOf(tag: string): Promise<Words> {
  for (const file of [`pages/${tag}.ts`, `${tag}.ts`]) {
    const url = new URL(file, folder);
    const words: unknown = existsSync(url) ? await import(url.href) : null;
    if (hasWords(words)) return words.default.offline;
  }
  throw new Error(`locales/${tag}.ts has no words for the page that is shown while the server is away.`);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const hasWords = (file: unknown): file is { default: { offline: Words } } =>
  isObject(file) && isObject(file["default"]) && isObject(file["default"]["offline"]);

const sectionOf = (tag: string, { title, heading, text, waiting, retry }: Words) =>
  `      <section lang="${tag}" data-title="${title}">
        <h1>${heading}</h1>
        <p>${text}</p>
        <p class="quiet" role="status">${waiting}</p>
        <button type="button">${retry}</button>
      </section>`;

const page = (sections: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Dunnage</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/offline.css" />
    <script src="/before-paint.js"></script>
    <script src="/offline.js" defer></script>
  </head>
  <body>
    <main>
      <img src="/favicon.svg" alt="" />
${sections}
    </main>
  </body>
</html>
`;
