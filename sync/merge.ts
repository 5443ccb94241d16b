// What a set of writes means. PROTOCOL.md, section 3.
// Twin of merge.py. Before: operation.ts makes the writes. After: a device applies its waiting operations to the
// standing writes that it was sent. The state of a record is the set of its writes; everything else here is a
// reading of that set, so no order of arrival can matter.

import { contains, type VersionSet } from "./names.ts";
import { canonical, writes, type Json, type Operation, type Write } from "./operation.ts";
import { fieldOf, type Field } from "./schema.ts";

export type Writes = ReadonlyMap<string, Write>;
export type Validations = readonly (readonly [version: string, lists: VersionSet])[];
const NONE: Validations = [];

/** The admitted writes of one record, by field and version, and the decisions that were undone. */
export interface Rec {
  readonly fields: ReadonlyMap<string, Writes>;
  readonly voids: readonly string[];
}
export const EMPTY: Rec = { fields: new Map(), voids: [] };

/** One field, read. Lists are in order of strength, the shown leaf first. */
export interface Reading {
  readonly leaves: readonly Write[];
  readonly proposals: readonly Write[];
  readonly open: boolean;
  readonly standing: readonly Write[];
  /** The value that shows, null where nothing was written. */
  readonly shown: Json;
}

/** The record with one operation more. Applying an operation twice changes nothing. */
export function apply(record: Rec, device: string, operation: Operation): Rec {
  const fields = new Map(record.fields);
  for (const [name, write] of writes(device, operation)) {
    const of = fields.get(name);
    if (!of?.has(write.version)) fields.set(name, new Map(of).set(write.version, write));
  }
  const voids = operation.void?.length
    ? [...new Set([...record.voids, ...operation.void])].sort()
    : record.voids;
  return { fields, voids };
}

/** The record with the writes of one operation taken out of its set again. */
export function without(record: Rec, version: string, undone: readonly string[] = []): Rec {
  const fields = new Map<string, Writes>();
  for (const [name, of] of record.fields) {
    const left = new Map([...of].filter(([key]) => key !== version));
    if (left.size) fields.set(name, left);
  }
  return { fields, voids: record.voids.filter((one) => !undone.includes(one)) };
}

/** One field of a record, under the validations in force of its session. */
export function read(
  type: string,
  name: string,
  record: Rec,
  validations: Validations = NONE,
): Reading {
  const of = record.fields.get(name);
  const one = fieldOf(type, name);
  const rule = one?.merge ?? "last";
  const inForce = type === "session" && name === "validation" ? NONE : validations;
  const live = [...(of?.values() ?? [])].filter(
    (write) => !(write.decide && record.voids.includes(write.version)),
  );
  const late = lateAmong(live, inForce);
  const counting = live.filter((write) => !late.has(write.version));
  const covered = coveredBy(counting);
  const behind = coveredBy(live.filter((write) => late.has(write.version)));
  const hard = coveredBy(counting.filter((write) => !write.decide));
  if (rule === "set") for (const version of emptied(counting)) hard.add(version);
  const leaves = counting.filter((write) => !covered.has(write.version));
  const proposals = live.filter(
    (write) => late.has(write.version) && !covered.has(write.version) && !behind.has(write.version),
  );
  const stronger = (a: Write, b: Write) => compareStrength(one, rule, b, a);
  leaves.sort(stronger);
  proposals.sort(stronger);
  const values = new Set(leaves.map((write) => canonical(write.value)));
  return {
    leaves,
    proposals,
    open: (rule === "review" || rule === "once") && values.size > 1,
    standing: live.filter((write) => !hard.has(write.version)).sort(byVersion),
    shown: leaves[0]?.value ?? null,
  };
}

/** The standing writes of every field: what is sent, and what digests cover. */
export function standing(
  type: string,
  record: Rec,
  validations: Validations = NONE,
): Map<string, readonly Write[]> {
  const found = new Map<string, readonly Write[]>();
  for (const name of [...record.fields.keys()].sort()) {
    const of = read(type, name, record, validations).standing;
    if (of.length) found.set(name, of);
  }
  return found;
}

/** The validations in force of a session: the leaves of its field that are not null. */
export function validationsOf(session: Rec): Validations {
  if (!session.fields.has("validation")) return NONE;
  return read("session", "validation", session)
    .leaves.filter((write) => write.value !== null)
    .map((write) => [write.version, (write.value as { lists?: VersionSet }).lists ?? {}] as const);
}

/**
 * What a new write by somebody who holds this record covers. PROTOCOL.md, section 2.
 * `waiting` are the versions whose admission is not known yet: what they cover is covered too, in case they are held back.
 */
export function covers(
  type: string,
  name: string,
  record: Rec,
  validations: Validations = NONE,
  decide = false,
  waiting: ReadonlySet<string> = new Set(),
): string[] {
  const reading = read(type, name, record, validations);
  const late = new Set(reading.proposals.map((write) => write.version));
  const start = decide
    ? reading.standing
    : reading.open
      ? reading.leaves.slice(0, 1)
      : reading.standing.filter((write) => !late.has(write.version));
  const known = record.fields.get(name);
  const found = new Set<string>();
  const todo = [...start];
  for (let write = todo.pop(); write; write = todo.pop()) {
    found.add(write.version);
    if (!write.decide && !waiting.has(write.version)) continue;
    for (const one of write.over) {
      const before = known?.get(one);
      if (before && !found.has(one)) todo.push(before);
      found.add(one);
    }
  }
  return [...found].sort();
}

/** The elements of a set field, each with the versions that added it, in order. */
export function elements(leaves: readonly Write[]): Map<string, string[]> {
  const removed = new Map<string, Set<string>>();
  for (const write of leaves) {
    for (const [element, versions] of Object.entries(bits(write).remove ?? {})) {
      const known = removed.get(element) ?? new Set();
      for (const version of versions) known.add(version);
      removed.set(element, known);
    }
  }
  const found = new Map<string, string[]>();
  for (const write of [...leaves].sort(byVersion)) {
    for (const element of bits(write).add ?? []) {
      if (removed.get(element)?.has(write.version)) continue;
      const by = found.get(element) ?? [];
      if (!by.includes(write.version)) found.set(element, [...by, write.version]);
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

interface Bits {
  add?: readonly string[];
  remove?: Readonly<Record<string, readonly string[]>>;
}

const bits = (write: Write): Bits => (write.value ?? {}) as Bits;

const byVersion = (a: Write, b: Write): number =>
  a.version < b.version ? -1 : a.version > b.version ? 1 : 0;

function lateAmong(live: readonly Write[], validations: Validations): Set<string> {
  const late = new Set<string>();
  for (const [validation, lists] of validations) {
    const listed = listedAmong(live, lists);
    for (const write of live) {
      if (!listed.has(write.version) && !write.seen.includes(validation)) late.add(write.version);
    }
  }
  return late;
}

/** The writes that a validation lists, and all that they cover, transitively. */
function listedAmong(live: readonly Write[], lists: VersionSet): Set<string> {
  const byName = new Map(live.map((write) => [write.version, write]));
  const found = new Set<string>();
  const todo = live.filter((write) => contains(lists, write.version)).map((write) => write.version);
  for (let one = todo.pop(); one !== undefined; one = todo.pop()) {
    if (found.has(one)) continue;
    found.add(one);
    todo.push(...(byName.get(one)?.over ?? []));
  }
  return found;
}

function coveredBy(covering: readonly Write[]): Set<string> {
  return new Set(covering.flatMap((write) => write.over));
}

/** Additions of a set field of which no element is left. Removals stand, so that validations list them. */
function emptied(counting: readonly Write[]): string[] {
  const left = new Set([...elements(counting).values()].flat());
  return counting
    .filter((write) => !write.decide && !bits(write).remove && !left.has(write.version))
    .map((write) => write.version);
}

function compareStrength(one: Field | undefined, rule: string, a: Write, b: Write): number {
  if (a.decide !== b.decide) return a.decide ? 1 : -1;
  const ranks = rank(one, a.value) - rank(one, b.value);
  if (ranks !== 0) return ranks;
  const later = a.at - b.at || byVersion(a, b); // the version breaks ties, so two phones never draw
  return rule === "once" ? -later : later;
}

function rank(one: Field | undefined, value: Json): number {
  if (!one) return 0;
  if (Array.isArray(one.rank)) return one.rank.indexOf(value) + 1;
  const parts = (value ?? {}) as Record<string, Json>;
  return Object.entries(one.rank as Record<string, readonly unknown[]>).reduce(
    (sum, [part, values]) => sum + values.indexOf(parts[part] ?? null) + 1,
    0,
  );
}
