/** What says that the server is away where it cannot be reached, and lets the page be installed. Not while Vite serves: it would outlive that. */
export function registerOfflinePage(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  // Forbidden by the browser, or by how it is reached: everything else works without it.
  navigator.serviceWorker.register("/sw.js").catch(() => undefined);
}
