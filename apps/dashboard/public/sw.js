// Says that the server is away where the browser would show its own page for that. Nothing that the server answers is ever kept, so nothing old is ever shown:
// what is kept is the page that says so, and what it needs.
const KEPT = "dunnage-offline-1";
const files = ["/offline.html", "/offline.css", "/offline.js", "/before-paint.js", "/favicon.svg"];

self.addEventListener("install", (event) => {
  const fetchAll = async () => {
    const cache = await caches.open(KEPT);
    await cache.addAll(files.map((file) => new Request(file, { cache: "reload" })));
    await self.skipWaiting();
  };
  event.waitUntil(fetchAll());
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)));
    // So that the browser need not start this before it asks the server.
    await self.registration.navigationPreload?.enable();
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.mode === "navigate") {
    const ask = async () => (await event.preloadResponse) ?? fetch(request);
    event.respondWith(ask().catch(() => caches.match("/offline.html")));
  } else if (origin === location.origin && files.includes(pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(pathname)));
  }
});
