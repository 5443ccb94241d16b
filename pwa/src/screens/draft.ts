/**
 * A field's text as a kept draft: each keystroke goes to the sealed drafts, and is there again after a call, a lock or
 * an empty battery. Before: a form. After: ../store drafts; the write that the text becomes lets the draft go.
 */
import { useState } from "preact/hooks";
import { store } from "../store";

export function useDraft(key: string, start = ""): [string, (text: string) => void] {
  const [kept, setKept] = useState({ key, text: store.drafts.get(key) });
  const text = kept.key === key ? kept.text : store.drafts.get(key);
  return [
    text ?? start,
    (next) => {
      store.drafts.set(key, next);
      setKept({ key, text: next });
    },
  ];
}
