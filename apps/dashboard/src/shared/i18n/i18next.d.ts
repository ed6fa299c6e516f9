import type { en } from "../../locales/en.ts";
import type pages from "../../locales/pages/en.ts";
import type people from "../../locales/people/en.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en & typeof pages; people: typeof people };
    strictKeyChecks: true;
  }
}
