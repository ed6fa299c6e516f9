import type { en } from "../../locales/en.ts";
import type { pages } from "../../locales/pages/en.ts";

/** Every key of the English catalogue. `_one` forms are left out: a language has only those plurals that it knows. */
export type Complete<T> = {
  [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : Complete<T[K]>;
};

export type Catalogue = Complete<typeof en>;
export type PageCatalogue = Complete<typeof pages>;
