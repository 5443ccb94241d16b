// Everything that waits for a person to decide, as one list. Nothing is stored: each is a reading of the records, gone
// as soon as it is settled, back when the decision is undone. Before: ../../../store, ../../same.ts. After: review.tsx.

import { computed } from "@preact/signals";
import { sessionOf } from "../../../../../sync/names.ts";
import { contradictions } from "../../../../../sync/rules/same_person.ts";
import { type Seen, store } from "../../../store";
import { iAm } from "../../me";
import { kept, pairs, unions } from "../../same";
import { contradicted } from "./humans.ts";

export interface Part {
  readonly type: string;
  readonly id: string;
  readonly field: string;
  /** The same field of other records, read as one with this: the marks of one human with several entries. */
  readonly also?: readonly string[];
}

/** The records that a part speaks of. */
export const idsOf = ({ id, also = [] }: Part): readonly string[] => [id, ...also];

/** `key` is its place in the address, made of ids. */
export type Item = { readonly key: string } & (
  | { readonly kind: "field"; readonly part: Part }
  | { readonly kind: "deleted"; readonly type: string; readonly id: string }
  | { readonly kind: "late"; readonly session: string; readonly parts: readonly Part[] }
  | { readonly kind: "twin"; readonly pair: string; readonly contradiction: boolean }
  | {
      readonly kind: "held";
      readonly group: string;
      readonly ids: readonly string[];
      readonly reason: string;
    }
);

export type Held = {
  readonly operation: string | null;
  readonly reason: string | null;
  readonly author: string | null;
  readonly verdict: string | null;
};

/** Records that people disagree about, the most urgent first. */
export const TYPES = [
  "attendance",
  "session",
  "signature",
  "sign_off",
  "headcount",
  "person",
  "household",
  "enrolment",
  "activity",
  "programme",
  "site",
] as const;

export const items = computed<readonly Item[]>(() => {
  if (!iAm("coordinator")) return [];
  const records = TYPES.flatMap((type) => store.records(type) as readonly Seen[]);
  return [
    ...disagreements(records),
    ...deletions(records),
    ...late(records),
    ...twins(),
    ...held(),
  ];
});

function disagreements(records: readonly Seen[]): Item[] {
  const humans = contradicted();
  const asked = new Set(humans.flatMap((part) => idsOf(part).map((id) => `${id} ${part.field}`)));
  const alone = records.flatMap(({ type, id, open }) =>
    open.filter((field) => !asked.has(`${id} ${field}`)).map((field) => ({ type, id, field })),
  );
  return [...humans, ...alone].map((part) => ({
    kind: "field",
    key: `saisie/${part.type}/${part.id}/${part.field}`,
    part,
  }));
}

const deletions = (records: readonly Seen[]): Item[] =>
  records
    .filter((one) => one.deleted)
    .map(({ type, id }) => ({ kind: "deleted", key: `supprime/${type}/${id}`, type, id }));

/** By session: a phone that comes home late brings all its marks at once. */
function late(records: readonly Seen[]): Item[] {
  const by = new Map<string, Part[]>();
  for (const { type, id, proposed } of records) {
    const session = proposed.length ? sessionOf(type, id) : null;
    if (session === null) continue;
    by.set(session, [
      ...(by.get(session) ?? []),
      ...proposed.map((field) => ({ type, id, field })),
    ]);
  }
  return [...by].map(([session, parts]) => ({
    kind: "late",
    key: `tardif/${session}`,
    session,
    parts,
  }));
}

function twins(): Item[] {
  // A verdict about two entries speaks of the humans that they are.
  const judged = new Set(unions.value.flatMap(([id, verdict]) => (verdict ? [humans(id)] : [])));
  const alike = new Set(pairs.value.map(([a, b]) => humans(`${a}+${b}`)));
  return [
    ...contradictions(unions.value).map((pair) => twin(pair, true)),
    ...[...alike].filter((pair) => !judged.has(pair)).map((pair) => twin(pair, false)),
  ];
}

const twin = (pair: string, contradiction: boolean): Item => ({
  kind: "twin",
  key: `fiches/${pair}`,
  pair,
  contradiction,
});

const humans = (pair: string): string => pair.split("+").map(kept).sort().join("+");

/** By author and reason: what came of one device withdrawn is judged together, one by one if one likes. */
function held(): Item[] {
  const by = new Map<string, { reason: string; ids: string[] }>();
  for (const { id, values } of store.records<Held>("held")) {
    if (values.verdict) continue;
    const reason = values.reason ?? "strange";
    const group = `${values.author ?? ""}-${reason}`;
    const one = by.get(group) ?? { reason, ids: [] };
    one.ids.push(id);
    by.set(group, one);
  }
  return [...by].map(([group, { reason, ids }]) => ({
    kind: "held",
    key: `retenu/${group}`,
    group,
    reason,
    ids: ids.sort(),
  }));
}
