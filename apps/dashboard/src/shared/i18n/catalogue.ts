import type { en } from "../../locales/en.ts";
import type pages from "../../locales/pages/en.ts";
import type people from "../../locales/people/en.ts";

/** Every key of the English catalogue. `_one` forms are left out: a language has only those plurals that it knows. */
export type Complete<T> = {
  [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : Complete<T[K]>;
};

export type Catalogue = Complete<typeof en>;
export type PageCatalogue = Complete<typeof pages>;
export type PeopleCatalogue = Complete<typeof people>;

/** A whole language in one file. */
export type WholeCatalogue = Catalogue & PageCatalogue & { people: PeopleCatalogue };

/** What a file in `locales` holds: all of a language, or the words of the first page, with the others in `pages` and `people`. */
export type Words = Catalogue | WholeCatalogue;
