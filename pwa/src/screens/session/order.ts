/**
 * The order of the lines: by name when the screen opens, and then nobody moves under a thumb: whoever comes later,
 * from here or from a colleague's phone, stands at the end.
 */
import { useRef } from "preact/hooks";
import { shortName } from "../names";

const collator = new Intl.Collator("fr");

export const byName = (a: string, b: string) => collator.compare(shortName(a), shortName(b));

export function useOrder(session: string, people: readonly string[]): readonly string[] {
  const kept = useRef<{ session: string; order: readonly string[] }>({ session: "", order: [] });
  const before = kept.current.session === session ? kept.current.order : [];
  const here = new Set(people);
  const known = new Set(before);
  const fresh = people.filter((one) => !known.has(one)).sort(byName);
  const order = [...before.filter((one) => here.has(one)), ...fresh];
  // The same list is the same object: what is drawn from it need not be drawn again.
  const same = order.length === before.length && order.every((one, at) => one === before[at]);
  kept.current = { session, order: same ? before : order };
  return kept.current.order;
}
