// A form whose every keystroke is a kept draft: what the draft holds, else what the record says. Its drafts are let
// go in the transaction that keeps the record. Before: settings/, team/. After: ../../store.

import { useState } from "preact/hooks";
import { store } from "../../store";

export interface Form<K extends string> {
  readonly values: Readonly<Record<K, string>>;
  readonly set: (name: K) => (text: string) => void;
  /** Set once somebody tried to keep it: only then what is missing is told. */
  readonly asked: boolean;
  readonly ask: () => void;
  /** For `WriteOptions`. */
  readonly drafts: readonly string[];
  readonly clear: () => void;
}

export function useForm<K extends string>(
  key: string,
  start: Readonly<Record<K, string>>,
): Form<K> {
  const names = Object.keys(start) as K[];
  const draft = (name: K) => `${key}/${name}`;
  const [values, setValues] = useState(
    () =>
      Object.fromEntries(
        names.map((name) => [name, store.drafts.get(draft(name)) ?? start[name]]),
      ) as Record<K, string>,
  );
  const [asked, setAsked] = useState(false);
  return {
    values,
    asked,
    ask: () => setAsked(true),
    set: (name) => (text) => {
      setAsked(false);
      setValues((now) => ({ ...now, [name]: text }));
      store.drafts.set(draft(name), text);
    },
    drafts: names.map(draft),
    clear: () => {
      for (const name of names) store.drafts.drop(draft(name));
      setValues(start);
    },
  };
}

/** The options of a choice, from a table of the catalogue. */
export const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** A text field that was emptied is cleared, not kept as nothing. */
export const orNull = (text: string): string | null => text.trim() || null;
