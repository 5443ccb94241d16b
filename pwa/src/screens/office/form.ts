// A form whose every keystroke is a kept draft: what the draft holds, else what the record says. Its drafts are let
// go in the transaction that keeps the record. Before: settings/, team/. After: ../../store.

import { useState } from "preact/hooks";
import { type Change, store, type Value } from "../../store";
import { toWrong } from "../../ui/field";
import { keep } from "../notice";

export interface Form<K extends string> {
  readonly values: Readonly<Record<K, string>>;
  readonly set: (name: K) => (text: string) => void;
  /** Set once somebody tried to keep it: only then what is missing is told. */
  readonly asked: boolean;
  readonly ask: () => void;
  /** Whether this field now says something else than the record did when the form was opened. */
  readonly typed: (name: K) => boolean;
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
  const [began] = useState(start);
  const [asked, setAsked] = useState(false);
  return {
    values,
    asked,
    ask: () => {
      setAsked(true);
      toWrong();
    },
    typed: (name) => values[name] !== began[name],
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

/**
 * Of a record that is known already, only what was typed: what stands there as it was found may be a colleague's work
 * by now, or a value that this version does not know. `from`: the fields of the form that make one of the record.
 */
export function onlyTyped<K extends string>(
  form: Form<K>,
  set: Readonly<Record<string, Value>>,
  from: Readonly<Record<string, readonly K[]>> = {},
): Record<string, Value> {
  const typed = Object.entries(set).filter(([name]) =>
    (from[name] ?? [name as K]).some((one) => form.typed(one)),
  );
  return Object.fromEntries(typed);
}

/** Keeps what a form changed; a form that changed nothing lets its drafts go. */
export function keepForm<K extends string>(form: Form<K>, change: Change): Promise<boolean> {
  const says = [change.set, change.add, change.remove].some((of) => of && Object.keys(of).length);
  if (says) return keep([change], { drafts: form.drafts });
  for (const draft of form.drafts) store.drafts.drop(draft);
  return Promise.resolve(true);
}

/** The options of a choice, from a table of the catalogue. */
export const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** A text field that was emptied is cleared, not kept as nothing. */
export const orNull = (text: string): string | null => text.trim() || null;
