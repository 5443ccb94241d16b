/**
 * Where one is in the app: the part of the address after "#", made of ids, never of names. No history of its own:
 * the browser's back is the way back. Coming back to an address finds the same scroll and the same field.
 * Before: a link, or `go`. After: main.tsx draws the screen of `route`.
 */
import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";

export interface Route {
  /** The first word: which screen. */
  readonly screen: string;
  /** What follows: ids and parts of the screen. */
  readonly parts: readonly string[];
  readonly address: string;
}

/** Every address of the app is made here. */
export const to = {
  today: "#/",
  openSession: "#/ouvrir",
  session: (id: string, part?: string) => `#/seance/${id}${part ? `/${part}` : ""}`,
  people: "#/personnes",
  newPerson: "#/personnes/nouvelle",
  person: (id: string) => `#/personnes/${id}`,
  editPerson: (id: string) => `#/personnes/${id}/modifier`,
  device: "#/appareil",
  changeCode: "#/appareil/code",
  office: (place: string, ...parts: string[]) => ["#", place, ...parts].join("/"),
};

const read = (): Route => {
  // Anything else after "#" is no address of ours: an invitation's code, say.
  const address = location.hash.startsWith("#/") ? location.hash : to.today;
  const [screen = "", ...parts] = address.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  return { screen, parts, address };
};

export const route = signal<Route>(read());
addEventListener("hashchange", () => {
  route.value = read();
});

/** Goes to an address. `instead`: the present one is not one to come back to (a form that is done). */
export function go(address: string, instead = false): void {
  if (!instead) {
    location.hash = address;
    return;
  }
  history.replaceState(null, "", address);
  route.value = read();
}

/** Back to where one came from; to `otherwise` when the app was opened here. */
export function back(otherwise: string): void {
  if (history.length > 1 && visited > 0) history.back();
  else go(otherwise, true);
}
let visited = 0;
addEventListener("hashchange", () => {
  visited += 1;
});

interface Place {
  top: number;
  field: string | null;
}
const KEY = "jalon.place ";

/**
 * For the element that scrolls: puts back its scroll and its field, and keeps them as one leaves. Kept in the tab,
 * so that an app that the phone had put out of memory comes back to the same line. Ids only: nothing to seal.
 */
export function usePlace(address: string) {
  const scroller = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const kept = sessionStorage.getItem(KEY + address);
    let last: Place = kept ? (JSON.parse(kept) as Place) : { top: 0, field: null };
    const stop = restore(box, last);
    let timer: number | undefined;
    const keep = () => {
      clearTimeout(timer);
      timer = undefined;
      sessionStorage.setItem(KEY + address, JSON.stringify(last));
    };
    // Written once it rests: not in the middle of a scroll, and not before a tap is painted.
    const soon = (now: Partial<Place>) => {
      last = { ...last, ...now };
      clearTimeout(timer);
      timer = window.setTimeout(keep, 150);
    };
    const scrolled = () => soon({ top: box.scrollTop });
    const focused = ({ target }: FocusEvent) => soon({ field: fieldIn(box, target as Element) });
    box.addEventListener("scroll", scrolled, { passive: true });
    box.addEventListener("focusin", focused);
    addEventListener("pagehide", keep);
    return () => {
      stop();
      if (timer !== undefined) keep();
      box.removeEventListener("scroll", scrolled);
      box.removeEventListener("focusin", focused);
      removeEventListener("pagehide", keep);
    };
  }, [address]);
  return scroller;
}

const FIELDS = "input, textarea, select";

/** Fields have no lasting name of their own: their order on the screen is it. */
const fieldIn = (box: HTMLElement, field: Element): string | null =>
  field.matches(FIELDS) ? String([...box.querySelectorAll(FIELDS)].indexOf(field)) : null;

/** What comes a moment later (a screen in a file of its own) is waited for, until somebody touches the screen. */
function restore(box: HTMLElement, place: Place): () => void {
  if (put(box, place)) return () => undefined;
  const watch = new MutationObserver(() => put(box, place) && stop());
  const stop = () => {
    clearTimeout(timer);
    watch.disconnect();
    for (const kind of TOUCHES) removeEventListener(kind, stop);
  };
  const timer = setTimeout(stop, 2000);
  watch.observe(box, { childList: true, subtree: true });
  for (const kind of TOUCHES) addEventListener(kind, stop, { passive: true });
  return stop;
}

const TOUCHES = ["pointerdown", "keydown"] as const;

/** True once all is as it was. */
function put(box: HTMLElement, { top, field }: Place): boolean {
  box.scrollTop = top;
  if (field === null) return box.scrollTop >= top - 1;
  const found = box.querySelectorAll<HTMLElement>(FIELDS)[Number(field)];
  found?.focus({ preventScroll: true });
  return found !== undefined;
}
