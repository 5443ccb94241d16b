/** What is drawn, kept as a draft stroke by stroke: a call or a lock in the middle loses none. */
import { store } from "../../store";
import type { Stroke } from "../../ui/strokes";
import { useDraft } from "../draft";

export function useStrokes(
  type: string,
  id: string,
): [readonly Stroke[], (strokes: readonly Stroke[]) => void, string] {
  const key = `${type}/${id}`;
  const [text, setText] = useDraft(key, "[]");
  const set = (strokes: readonly Stroke[]) => {
    setText(JSON.stringify(strokes));
    store.touch();
  };
  return [JSON.parse(text) as readonly Stroke[], set, key];
}
