// What a coordinator has set up, in the order in which people look for it. Only readings.
// Before: ../../../store. After: the screens of settings/ and team/.

import { type Seen, store } from "../../../store";
import { today } from "../../now";
import {
  type Activity,
  activityOf,
  type Enrolment,
  lastOf,
  type Named,
  programmeOf,
  type Session,
  type Site,
  slotOf,
} from "../../records";
import { kept } from "../../same";

export type Programme = Named & { readonly purpose: string | null; readonly entry: string | null };
export type SiteKind = Site & { readonly kind: string | null };

const byName = (a: Seen<Named>, b: Seen<Named>) =>
  (a.values.name ?? "").localeCompare(b.values.name ?? "", "fr");

const named = <V extends Named>(type: string): Seen<V>[] =>
  [...(store.records<V>(type) as readonly Seen<V>[])].sort(byName);

export const sites = () => named<SiteKind>("site");
export const programmes = () => named<Programme>("programme");
export const users = () => named<Named & { role: string | null; active: boolean | null }>("user");

export const activities = (programme?: string) =>
  named<Activity>("activity").filter(({ id }) => !programme || programmeOf(id) === programme);

export const nameOf = (type: string, id: string) => store.get<Named>(type, id)?.values.name ?? "…";

export const sessionsOf = (activity: string) =>
  store.records<Session>("session").filter(({ id }) => activityOf(id) === activity);

export const comingOf = (activity: string) =>
  sessionsOf(activity).filter(({ id, values }) => (values.when?.date ?? slotOf(id)) >= today.value);

export const COMES: readonly unknown[] = ["referred", "contacted", "trial", "agreed", "paused"];

/** Who is enrolled and has not left, each human once. */
export function enrolledIn(activity: string): ReadonlyMap<string, Seen<Enrolment>> {
  const found = new Map<string, Seen<Enrolment>>();
  for (const one of store.records<Enrolment>("enrolment")) {
    if (!one.id.startsWith(`${activity}.`) || !COMES.includes(one.values.stage)) continue;
    found.set(kept(lastOf(one.id)), one);
  }
  return found;
}
