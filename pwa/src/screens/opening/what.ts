// What this device is, as far as its browser tells: to propose a name, and to say how it is installed.
// Before: first.tsx. After: nothing; pure except for `here`, which asks the browser.

import { opening } from "../../ui/fr.opening";

export interface What {
  readonly agent: string;
  readonly touch: boolean;
  /** Opened from the home screen. */
  readonly installed: boolean;
}

export const here = (): What => ({
  agent: navigator.userAgent,
  touch: navigator.maxTouchPoints > 1,
  installed:
    matchMedia("(display-mode: standalone)").matches ||
    (navigator as { standalone?: boolean }).standalone === true,
});

/** iPads say that they are Macs. */
const isIpad = ({ agent, touch }: What) => /iPad/.test(agent) || (/Macintosh/.test(agent) && touch);

export const isApple = (what: What) => /iPhone|iPod/.test(what.agent) || isIpad(what);

export function nameOf(what: What): string {
  const { agent } = what;
  const { names } = opening.device;
  if (/iPhone|iPod/.test(agent)) return names.iphone;
  if (isIpad(what)) return names.ipad;
  if (/Android/.test(agent)) return /Mobile/.test(agent) ? names.phone : names.tablet;
  if (/Windows/.test(agent)) return names.windows;
  if (/Macintosh/.test(agent)) return names.mac;
  if (/Linux|CrOS/.test(agent)) return names.linux;
  return names.other;
}

/** A code that falls at the first guesses: one digit again and again, or a straight line. */
export function tooEasy(code: string): boolean {
  const steps = new Set([...code].slice(1).map((digit, i) => Number(digit) - Number(code[i])));
  return steps.size === 1 && [-1, 0, 1].includes([...steps][0] ?? 9);
}

/** The phone knows which of its users opens with a phrase: only then letters are offered at once. */
const PHRASE = "jalon.phrase ";
export const usesPhrase = (device: string): boolean =>
  localStorage.getItem(PHRASE + device) !== null;
export function rememberPhrase(device: string, phrase: boolean): void {
  if (phrase) localStorage.setItem(PHRASE + device, "1");
  else localStorage.removeItem(PHRASE + device);
}
