/** Fetched when somebody is about to clean up: most visits only look. */
export const loadCleanup = () => import("../features/cleanup/CleanupPage.tsx");
