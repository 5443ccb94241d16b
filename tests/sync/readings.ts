// What a history means, as plain tables: what vectors state and what the two languages compare.
// Twin of readings.py. Before: sync/merge.ts.

import {
  apply,
  EMPTY,
  elements,
  type Rec,
  read,
  type Validations,
  validationsOf,
} from "../../sync/merge.ts";
import { sessionOf } from "../../sync/names.ts";
import type { Json, Operation } from "../../sync/operation.ts";
import { type Hanging, sight } from "../../sync/rules/sight.ts";
import { fieldOf, SCHEMA } from "../../sync/schema.ts";

export type History = readonly (readonly [device: string, operation: Operation])[];
type Records = Map<string, Rec>;

export function recordsOf(history: History): Records {
  const records: Records = new Map();
  for (const [device, operation] of history) {
    const key = `${operation.type} ${operation.id}`;
    records.set(key, apply(records.get(key) ?? EMPTY, device, operation));
  }
  return records;
}

/** Every field of every record, as `{"type id": {field: reading}}`. */
export function readings(history: History): Record<string, Record<string, Json>> {
  const records = recordsOf(history);
  return Object.fromEntries(
    [...records]
      .filter(([, record]) => record.fields.size)
      .map(([key, record]) => {
        const fields = [...record.fields.keys()].sort();
        return [key, Object.fromEntries(fields.map((name) => [name, table(key, name, records)]))];
      }),
  );
}

/** Whether a record is in sight, with what hangs on it. */
export function sightOf(records: Records, key: string): string {
  const [type = "", id = ""] = key.split(" ");
  const hanging = [...records].flatMap(([other, record]): Hanging[] => {
    const [of = "", under = ""] = other.split(" ");
    const hangs = SCHEMA.get(of)?.hangsOn.includes(type);
    const there = id === sessionOf(of, under) || id === under.slice(under.lastIndexOf(".") + 1);
    return hangs && there ? [[of, record, inForce(records, of, under)]] : [];
  });
  return sight(type, records.get(key) ?? EMPTY, inForce(records, type, id), hanging);
}

export function inForce(records: Records, type: string, id: string): Validations {
  return validationsOf(records.get(`session ${sessionOf(type, id)}`) ?? EMPTY);
}

function table(key: string, field: string, records: Records): Json {
  const [type = "", id = ""] = key.split(" ");
  const reading = read(type, field, records.get(key) ?? EMPTY, inForce(records, type, id));
  const aSet = fieldOf(type, field)?.merge === "set";
  return {
    shown: aSet ? [...elements(reading.leaves).keys()] : reading.shown,
    leaves: reading.leaves.map((write) => write.version),
    proposals: reading.proposals.map((write) => write.version),
    open: reading.open,
    standing: reading.standing.map((write) => write.version),
  };
}
