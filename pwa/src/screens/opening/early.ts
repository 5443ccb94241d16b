// What must happen before anything is drawn: the code of an invitation leaves the address at once, so that it lies in
// no history, and the browser's offer to install is kept until somebody wants it.
// Before: main.tsx imports this first, even before the router. After: first.tsx and gate.tsx read it.

import { signal } from "@preact/signals";

interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

/** The code of the invitation that this app was opened with. */
export const invitation = signal("");
/** Android: the browser can install the app when asked. */
export const installOffer = signal<InstallOffer | null>(null);

const CODE = /^#([0-9a-z]{4}(?:-?[0-9a-z]{4}){3})$/i;

function take(): void {
  const code = CODE.exec(location.hash)?.[1];
  if (!code) return;
  history.replaceState(null, "", location.pathname);
  invitation.value = code.toUpperCase();
}

take();
addEventListener("hashchange", take);
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  installOffer.value = event as InstallOffer;
});
addEventListener("appinstalled", () => {
  installOffer.value = null;
});
