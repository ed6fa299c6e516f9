import type { WholeCatalogue } from "../shared/i18n/catalogue.ts";
import { pseudo } from "../shared/i18n/pseudo.ts";
import { en } from "./en.ts";
import pages from "./pages/en.ts";
import people from "./people/en.ts";

/** The pseudo-locale: a language in one file, which tests speak to see whether every screen has room for one. */
const words: WholeCatalogue = pseudo({ ...en, ...pages, people });

export default words;
