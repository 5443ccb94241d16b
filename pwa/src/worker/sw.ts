// The service worker. Before: the build, which gives the list of files. After: the app, without network.

declare const self: ServiceWorkerGlobalScope;
declare const BUILD: { version: string; files: string[] };

const { version, files } = BUILD;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(version).then((cache) => cache.addAll(files)));
});
