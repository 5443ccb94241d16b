// What a history means, as plain tables: what vectors state and what the two languages compare.
// Twin of readings.py. Before: sync/merge.ts.

import { apply, EMPTY, elements, type Rec, read, validationsOf } from "../../sync/merge.ts";
import { sessionOf } from "../../sync/names.ts";
import type { Json, Operation } from "../../sync/operation.ts";
import { fieldOf } from "../../sync/schema.ts";

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

function table(key: string, field: string, records: Records): Json {
  const [type = "", id = ""] = key.split(" ");
  const validations = validationsOf(records.get(`session ${sessionOf(type, id)}`) ?? EMPTY);
  const reading = read(type, field, records.get(key) ?? EMPTY, validations);
  const aSet = fieldOf(type, field)?.merge === "set";
  return {
    shown: aSet ? [...elements(reading.leaves).keys()] : reading.shown,
    leaves: reading.leaves.map((write) => write.version),
    proposals: reading.proposals.map((write) => write.version),
    open: reading.open,
    standing: reading.standing.map((write) => write.version),
  };
}
