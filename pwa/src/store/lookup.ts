// Reading for the screens: each call subscribes whoever draws to just what it read.
// Before: memory.ts, reading.ts. After: store.ts hands it on; api.ts says what each answer is.

import { EMPTY, read } from "../../../sync/merge.ts";
import type { Store } from "./api.ts";
import type { Cell } from "./memory.ts";
import type { Opened } from "./opened.ts";
import { listedIn, readingOf, seen } from "./reading.ts";
import type { Seen } from "./types.ts";

type Lookup = Pick<
  Store,
  "get" | "records" | "gone" | "under" | "about" | "reading" | "record" | "validations" | "listed"
>;

export function lookup(current: () => Opened | undefined): Lookup {
  /** What is open, and a topic of it heard. */
  const heard = (...topics: string[]) => {
    const one = current();
    for (const topic of topics) one?.memory.topics.hear(topic);
    return one;
  };
  return {
    get<V>(type: string, id: string) {
      const one = heard(`${type} ${id}`);
      const cell = one?.memory.cell(type, id);
      return one && cell ? (seen(one.memory, cell) as unknown as Seen<V>) : undefined;
    },
    records<V>(type: string) {
      const one = heard(type);
      return one ? one.lists.of(type, () => inSight<V>(one, one.memory.cells(type), type)) : [];
    },
    gone<V>(type: string) {
      const one = heard(type);
      return [...(one?.memory.cells(type) ?? [])].flatMap((cell) => {
        const found = one && seen(one.memory, cell);
        return found?.sight === false ? [found as unknown as Seen<V>] : [];
      });
    },
    under<V>(session: string, type: string) {
      const one = heard(`under ${session}`);
      return one ? inSight<V>(one, one.memory.under(session), type) : [];
    },
    about<V>(person: string, type: string) {
      const one = heard(`about ${person}`);
      return one ? inSight<V>(one, one.memory.about(person), type) : [];
    },
    reading(type, id, field) {
      const one = heard(`${type} ${id}`);
      const cell = one?.memory.cell(type, id);
      return one && cell ? readingOf(one.memory, cell, field) : read(type, field, EMPTY);
    },
    record(type, id) {
      const one = heard(`${type} ${id}`);
      const cell = one?.memory.cell(type, id);
      return one && cell ? one.memory.rec(cell) : EMPTY;
    },
    validations(session) {
      const one = heard(`session ${session}`);
      return one?.memory.validations({ type: "session", id: session }) ?? [];
    },
    listed(session) {
      const one = heard(`under ${session}`, `session ${session}`);
      return one ? listedIn(one.memory, session) : {};
    },
  };
}

function inSight<V>(one: Opened, cells: Iterable<Cell>, type: string): readonly Seen<V>[] {
  return [...cells].flatMap((cell) => {
    if (cell.type !== type) return [];
    const found = seen(one.memory, cell);
    return found.sight ? [found as unknown as Seen<V>] : [];
  });
}
