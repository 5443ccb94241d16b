// The real world: what the browser gives to the store.
// Before: index.ts asks. After: drivers.ts says what each of these means.

import type { Drivers } from "./drivers.ts";

const COOKIE = "jalon_devices";

export function browser(): Drivers {
  return {
    now: () => Date.now(),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    // Without a secure context there is no WebCrypto: the store then says "unusable" instead of breaking.
    subtle: globalThis.crypto?.subtle,
    databases: globalThis.indexedDB,
    fetch: (address, init) => fetch(address, init),
    after(ms, what) {
      const timer = setTimeout(what, ms);
      return () => clearTimeout(timer);
    },
    breathe: () => new Promise((go) => setTimeout(go)),
    passed: () => undefined,
    async alone(name, what) {
      if (!navigator.locks) return what();
      return navigator.locks.request(name, { ifAvailable: true }, (lock) =>
        lock ? what() : undefined,
      );
    },
    channel(name, hear) {
      const line = new BroadcastChannel(name);
      line.onmessage = (event) => hear(event.data);
      return { tell: (message) => line.postMessage(message), close: () => line.close() };
    },
    live(device, hear) {
      const line = new EventSource(`/api/live?device=${device}`);
      line.onmessage = hear;
      return () => line.close();
    },
    memo: {
      read: () => (cookie()?.split(".") ?? []).filter(Boolean),
      write(devices) {
        // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is missing on two engines of three
        document.cookie = `${COOKIE}=${devices.join(".")}; path=/; max-age=34560000; samesite=strict`;
      },
    },
    estimate: async () => (await navigator.storage?.estimate?.()) ?? {},
    persisted: async () => (await navigator.storage?.persisted?.()) ?? null,
    persist: async () => (await navigator.storage?.persist?.()) ?? false,
    background() {
      navigator.serviceWorker?.ready
        .then((worker) => (worker as Sync).sync?.register("parcels"))
        .catch(() => undefined); // no permission, no service worker: the page itself sends
    },
    rounds: 600_000,
    idle: 5 * 60_000,
  };
}

type Sync = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };

function cookie(): string | undefined {
  return document.cookie
    .split("; ")
    .find((one) => one.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1);
}
