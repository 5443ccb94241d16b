/**
 * One human, several entries: which entries are joined, which one is kept, and who might be one. The rules are those of
 * sync/rules/same_person. Before: unions and people in ../store. After: names.ts, and every reading that counts people.
 */
import { computed } from "@preact/signals";
import { classes, duplicates, type Human } from "../../../sync/rules/same_person.ts";
import { store } from "../store";
import type { Person } from "./records";

type Union = { readonly verdict: string | null };

export const unions = computed(() =>
  store.records<Union>("union").map((one) => [one.id, one.values.verdict ?? null] as const),
);

/** For each person who has several entries, all of them, the kept one first. */
export const joined = computed(() => classes(unions.value));

/** All entries of one human, the kept one first. */
export const membersOf = (id: string): readonly string[] => joined.value.get(id) ?? [id];

export const kept = (id: string): string => membersOf(id)[0] ?? id;

/** Pairs of entries that may be one human, and of which nobody has judged. */
export const pairs = computed(() =>
  duplicates(
    store.records<Person>("person").map(
      ({ id, values }): Human => ({
        id,
        firstName: values.first_name ?? "",
        lastName: values.last_name ?? "",
        birthYear: values.birth_year ?? null,
      }),
    ),
    unions.value,
  ),
);

/** Other humans who might be this one, and of whom nobody has judged. */
export function likely(id: string): readonly string[] {
  const members = membersOf(id);
  const found = pairs.value.flatMap(([a, b]) =>
    members.includes(a) ? [kept(b)] : members.includes(b) ? [kept(a)] : [],
  );
  return [...new Set(found)];
}
