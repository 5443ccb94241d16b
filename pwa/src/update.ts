/**
 * The service worker: put in place, looked for when the app is seen again, and taken only when somebody asks: never
 * under a form. Before: main.tsx. After: worker/sw.ts; the screens show `ready`.
 */
import { signal } from "@preact/signals";
import { trusted } from "./trust";

export const ready = signal(false);

let asked = false;
let waiting: ServiceWorker | null = null;

export async function watchUpdates(): Promise<void> {
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
  const registration = await navigator.serviceWorker
    .register(trusted("/sw.js"), { updateViaCache: "none" })
    .catch(() => undefined); // not allowed here: the app works all the same, with network
  if (!registration) return;
  const look = () => {
    // The very first worker is no new version.
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    waiting = registration.waiting;
    ready.value = true;
  };
  look();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") registration.update().catch(() => undefined);
  });
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (asked) location.reload();
  });
}

/** Asks the new version to take over; the page reloads once it has. */
export function takeUpdate(): void {
  asked = true;
  waiting?.postMessage("take over");
}
