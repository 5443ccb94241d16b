/**
 * What people are called. A volunteer's device holds a first name and an initial; everything here works with that.
 * Several entries for one human show as the one kept. Before: records.ts. After: every list and every sentence.
 */

import { initial } from "../../../sync/access.ts";
import { splitVersion } from "../../../sync/names.ts";
import { store } from "../store";
import { field } from "../ui/fr.field";
import type { Device, Household, Named, Person } from "./records";
import { kept, membersOf } from "./same";

/** The fields of a person, over all the entries that were united: the kept one's first, else another's. */
export function personOf(id: string): Partial<Person> {
  const first = kept(id);
  const members = membersOf(id);
  const base = store.get<Person>("person", first)?.values ?? {};
  if (members.length < 2) return base;
  const all: Record<string, unknown> = {};
  for (const member of [...members].reverse()) {
    for (const [name, value] of Object.entries(store.get<Person>("person", member)?.values ?? {}))
      if (value !== null && value !== "") all[name] = value;
  }
  for (const [name, value] of Object.entries(base))
    if (value !== null && value !== "") all[name] = value;
  return all as Partial<Person>;
}

/** "Awa" */
export const firstName = (id: string) => personOf(id).first_name || field.unnamed;

/** "Awa B.": what stands in a register, which others may see over a shoulder. */
export function shortName(id: string): string {
  const { first_name, last_name } = personOf(id);
  return [first_name || field.unnamed, last_name ? initial(last_name) : ""].join(" ").trim();
}

/** "Awa Benali"; to a volunteer "Awa B.". */
export function fullName(id: string): string {
  const { first_name, last_name } = personOf(id);
  return [first_name || field.unnamed, last_name ?? ""].join(" ").trim();
}

/** The card's number tells two people of one name apart, for those who see no family name. */
export function cardOf(id: string): string | undefined {
  const { household } = personOf(id);
  if (!household) return undefined;
  return store.get<Household>("household", household)?.values.card_number ?? undefined;
}

export const userName = (id: string) => store.get<Named>("user", id)?.values.name ?? field.somebody;

/** Who made a write: the user of the device that its version names. */
export function authorOf(version: string): { user: string | null; name: string } {
  const [device] = splitVersion(version);
  const state = store.state.value;
  if (state.kind === "open" && state.me.device === device)
    return { user: state.me.user, name: state.me.name };
  const user = store.get<Device>("device", device)?.values.user ?? null;
  return { user, name: user ? userName(user) : field.somebody };
}

/** "Nadia", of "Nadia Belkacem". */
export const given = (name: string) => name.split(" ", 1)[0] ?? name;
