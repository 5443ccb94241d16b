/**
 * One human, several entries: which entries are joined, and which one is kept. PROTOCOL.md, "Same person".
 * Before: unions in ../store. After: names.ts, and every reading that counts people.
 */
import { store } from "../store";
import type { Person } from "./records";

type Union = { readonly verdict: "same" | "different" | null };

/** All entries of one human, the kept one (the smallest id) first. */
export function membersOf(id: string): readonly string[] {
  const found = new Set([id]);
  for (const one of found) {
    for (const union of store.about<Union>(one, "union")) {
      if (!union.sight || union.values.verdict !== "same") continue;
      for (const member of union.id.split("+")) found.add(member);
    }
  }
  return [...found].sort();
}

export const kept = (id: string): string => membersOf(id)[0] ?? id;

/** Other humans who might be this one, by what one sees of them. A verdict settles it. */
export function likely(id: string): readonly string[] {
  const members = new Set(membersOf(id));
  const name = nameOf(id);
  if (!name) return [];
  const settled = new Set(
    [...members].flatMap((one) =>
      store.about(one, "union").flatMap((union) => union.id.split("+")),
    ),
  );
  return store
    .records("person")
    .map((one) => one.id)
    .filter((one) => !members.has(one) && !settled.has(one) && nameOf(one) === name);
}

function nameOf(id: string): string {
  const { first_name, last_name } = store.get<Person>("person", id)?.values ?? {};
  return first_name && last_name ? `${first_name} ${last_name}`.toLocaleLowerCase("fr") : "";
}
