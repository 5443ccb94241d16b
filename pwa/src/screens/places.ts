/** Where one can go, by role; on a phone the first five. Nothing that is not there. Before: me.ts. After: page.tsx. */
import { signal } from "@preact/signals";
import { to } from "../router";
import { fr } from "../ui/fr";
import type { Place } from "../ui/frame";
import { iAm } from "./me";

/** How many things wait in "À vérifier": the office says it, once it has been looked at. */
export const reviewCount = signal(0);

const today: Place = { id: "today", href: to.today, icon: "sun", label: fr.places.today };
const people: Place = { id: "people", href: to.people, icon: "people", label: fr.places.people };
const device: Place = { id: "device", href: to.device, icon: "device", label: fr.places.device };

export function places(): Place[] {
  if (!iAm("coordinator")) return [today, people, device];
  const [overview, review, ...rest] = office() as [Place, Place, ...Place[]];
  return [overview, review, today, people, ...rest, device];
}

export const office = (): Place[] => [
  {
    id: "overview",
    href: to.office("vue"),
    icon: "overview",
    label: fr.places.overview,
    tab: false,
  },
  {
    id: "review",
    href: to.office("a-verifier"),
    icon: "review",
    label: fr.places.review,
    count: reviewCount.value,
  },
  {
    id: "sessions",
    href: to.office("seances"),
    icon: "calendar",
    label: fr.places.sessions,
    tab: false,
  },
  { id: "team", href: to.office("equipe"), icon: "team", label: fr.places.team, tab: false },
  {
    id: "settings",
    href: to.office("reglages"),
    icon: "settings",
    label: fr.places.settings,
    tab: false,
  },
];
