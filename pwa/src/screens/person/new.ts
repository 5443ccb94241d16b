/** A person nobody had written down yet: a name as it was typed becomes the change that makes them. */

import type { Change } from "../../store";
import { store } from "../../store";

/** The first word is the first name, what follows the family name. Null when nothing was typed. */
export function newPerson(typed: string, programme: string): Change | null {
  const [first, ...rest] = typed.trim().split(/\s+/);
  if (!first) return null;
  const set = {
    first_name: capital(first),
    ...(rest.length ? { last_name: rest.map(capital).join(" ") } : {}),
  };
  return { type: "person", id: store.id(), set, in: programme };
}

const capital = (word: string) => word.slice(0, 1).toLocaleUpperCase("fr") + word.slice(1);
