// The real world: what the browser gives to the store.
// Before: index.ts asks. After: drivers.ts says what each of these means.

import type { Drivers } from "./drivers.ts";

const COOKIE = "jalon-devices";

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
    live: listen,
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
    // Read at each look: the screen "Cet appareil" changes it.
    get idle() {
      return Number(localStorage.getItem("jalon.lock after")) || 5 * 60_000;
    },
  };
}

/** Server-sent events by hand: EventSource cannot say which of the tablet's users it speaks for. */
function listen(device: string, hear: () => void): () => void {
  const stop = new AbortController();
  const line = async () => {
    const answer = await fetch("/api/live", {
      headers: { "X-Jalon-Device": device },
      signal: stop.signal,
    });
    if (!answer.ok || !answer.body) return;
    // What was said while nobody listened was said to nobody: a line that opens is itself a reason to ask.
    hear();
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (part.value.includes("data:")) hear();
    }
  };
  const go = async () => {
    while (!stop.signal.aborted) {
      await line().catch(() => undefined); // no network
      await pause();
    }
  };
  go();
  return () => stop.abort();
}

/** Some seconds, never the same for two devices; less when the network comes back. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener("online", end);
      resolve();
    };
    const timer = setTimeout(end, 5_000 + Math.random() * 5_000);
    addEventListener("online", end);
  });
}

type Sync = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };

function cookie(): string | undefined {
  return document.cookie
    .split("; ")
    .find((one) => one.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1);
}
