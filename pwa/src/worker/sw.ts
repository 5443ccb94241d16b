// The service worker: the whole app from its cache, and sealed work carried when no page is there to do it.
// Before: the build says which files there are; update.ts says when a new version may take over. After: the app, without
// network. What the server says about people never comes near this cache: it would lie there in clear.

declare const self: ServiceWorkerGlobalScope;
declare const BUILD: { version: string; files: string[] };

const { version, files } = BUILD;
const cache = () => caches.open(version);

self.addEventListener("install", (event) => {
  event.waitUntil(cache().then((of) => of.addAll(files)));
});

// Only now: until then the version before still answers from its own cache.
self.addEventListener("activate", (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) if (name !== version) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  // The content security policy lets nothing be asked of another origin; whatever is not under /api/ is a file.
  if (request.url.startsWith(`${origin}/api/`)) return;
  const wanted = request.mode === "navigate" ? "/" : request;
  event.respondWith(
    cache().then(async (of) => {
      const found = await of.match(wanted);
      // The browser emptied the cache and kept the worker: whole again after one visit, or offline nothing opens.
      if (!found && wanted === "/") event.waitUntil(of.addAll(files));
      return found ?? fetch(request);
    }),
  );
});

// Never by itself: somebody may be in the middle of a form.
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

// Background Sync, where it exists: the network came back and the app is shut. Sealed, so no code is needed.
self.addEventListener("sync" as "activate", (event) => event.waitUntil(carry()));

async function carry(): Promise<void> {
  for (const { device } of (await read("jalon", "users"))[0] ?? []) {
    const [keys = [], items = []] = await read(`jalon-${device}`, "keys", "outbox");
    const left = items.filter((item) => !item.handed);
    while (left.length) await send(keys, left.splice(0, 40));
  }
}

/** What is asked of a row, whichever store it lies in: store/outbox.ts. */
interface Row {
  device: string;
  id: string;
  server: string;
  n: number;
  key: string;
  sealed: string;
  handed?: boolean;
}

/** One parcel for each device that made some of these. A failure is thrown: the browser tries again later. */
async function send(keys: Row[], items: Row[]): Promise<void> {
  for (const device of new Set(items.map((item) => item.device))) {
    const own = items.filter((item) => item.device === device);
    const parcel = {
      jalon: "parcel",
      device,
      keys: keys
        .filter(({ id }) => own.some(({ key }) => key === id))
        .map(({ id, server }) => [id, server]),
      items: own.map(({ key, n, sealed }) => [key, n, sealed]),
    };
    const headers = { "Content-Type": "application/json" };
    const { ok } = await fetch("/api/parcel", {
      method: "POST",
      headers,
      body: JSON.stringify(parcel),
    });
    if (!ok) throw ok;
  }
}

/** All rows of some stores of a database that must be there: an empty one must not be made here. */
function read(name: string, ...stores: string[]): Promise<Row[][]> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = () => resolve([]);
    request.onsuccess = () => {
      const database = request.result;
      const transaction = database.transaction(stores);
      const found = stores.map((store) => transaction.objectStore(store).getAll());
      transaction.oncomplete = () => {
        database.close();
        resolve(found.map(({ result }) => result));
      };
    };
  });
}
