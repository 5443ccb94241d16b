// The record types, as schema/*.toml declares them. Twin of schema.py.
// Before: schema.gen.ts, written by `make gen`. After: operation.ts, merge.ts and access.ts read it.

import { TABLES, VERSION } from "./schema.gen.ts";

export { VERSION };
export const ROLES = ["coordinator", "worker", "volunteer"] as const;
export type Role = (typeof ROLES)[number];

const TEAM: readonly string[] = ["coordinator", "worker"];

export interface Field {
  readonly type: string;
  readonly merge: string;
  readonly see: readonly string[];
  readonly write: readonly string[];
  readonly reduce: Readonly<Record<string, "initial" | readonly string[]>>;
  readonly values: readonly string[];
  readonly rank: readonly unknown[] | Readonly<Record<string, readonly unknown[]>>;
  readonly to: string;
  readonly parts: Readonly<Record<string, Field>>;
  readonly max: number;
}

export interface RecordType {
  readonly lives: string;
  readonly key: readonly string[];
  readonly hangsOn: readonly string[];
  readonly fields: Readonly<Record<string, Field>>;
}

interface RawField extends Partial<Omit<Field, "type" | "parts">> {
  type: string;
  parts?: Record<string, RawField>;
}
interface RawType {
  lives: string;
  key?: string[];
  hangs_on?: string[];
  fields: Record<string, RawField>;
}

const EMPTY = {
  merge: "last",
  see: TEAM,
  write: TEAM,
  reduce: {},
  values: [],
  rank: [],
  to: "",
  max: 0,
};

function field(raw: RawField): Field {
  return { ...EMPTY, ...raw, parts: mapped(raw.parts ?? {}, field) };
}

function mapped<A, B>(table: Record<string, A>, change: (one: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(table).map(([name, one]) => [name, change(one)]));
}

function recordType(raw: RawType): RecordType {
  return {
    lives: raw.lives,
    key: raw.key ?? [],
    hangsOn: raw.hangs_on ?? [],
    fields: mapped(raw.fields, field),
  };
}

export const SCHEMA: ReadonlyMap<string, RecordType> = new Map(
  Object.entries(TABLES as unknown as Record<string, RawType>).map(([name, raw]) => [
    name,
    recordType(raw),
  ]),
);

export function fieldOf(type: string, name: string): Field | undefined {
  const fields = SCHEMA.get(type)?.fields;
  return fields && Object.hasOwn(fields, name) ? fields[name] : undefined;
}
