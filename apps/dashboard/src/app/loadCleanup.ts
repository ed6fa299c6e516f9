import { withItsWords } from "../shared/i18n/i18n.ts";

/** Fetched when somebody is about to clean up: most visits only look. */
export const loadCleanup = () => withItsWords(import("../features/cleanup/CleanupPage.tsx"));
