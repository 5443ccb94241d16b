// What a set of writes means. PROTOCOL.md, section 3.
// Twin of merge.py. Before: operation.ts makes the writes; pwa/src/store/write.ts made the operation. After: a device's
// memory applies its waiting operations to the standing writes that it was sent. The state of a record is the set of
// its writes; everything else here is a reading of that set, so no order of arrival can matter.

import { contains, type VersionSet } from "./names.ts";
import { canonical, type Json, type Operation, type Write, writes } from "./operation.ts";
import { type Field, fieldOf } from "./schema.ts";

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

/** One field of a record, under the validations in force of its session. */
export function read(
  type: string,
  name: string,
  record: Rec,
  validations: Validations = NONE,
): Reading {
  const of = record.fields.get(name);
  const rule = fieldOf(type, name)?.merge ?? "last";
  if (of?.size === 1 && !validations.length && !record.voids.length && rule !== "set") {
    const alone = [...of.values()]; // most fields, most of the time
    const shown = alone[0]?.value ?? null;
    return { leaves: alone, proposals: [], open: false, standing: alone, shown };
  }
  const [live, late] = liveAndLate(type, name, record, validations);
  const heard = live.filter((write) => !late.has(write.version));
  const firm = coveredBy(rule, heard.filter(ordinary), live);
  const covered = coveredBy(rule, heard, live);
  const unheard = live.filter((write) => late.has(write.version));
  const behind = new Set([...covered, ...coveredBy(rule, unheard, live)]);
  const uncovered = heard.filter((write) => !covered.has(write.version));
  const leaves = strongestFirst(type, name, uncovered);
  const values = new Set(leaves.map((write) => canonical(write.value)));
  return {
    leaves,
    proposals: strongestFirst(
      type,
      name,
      unheard.filter((write) => !behind.has(write.version)),
    ),
    open: (rule === "review" || rule === "once") && values.size > 1,
    standing: live.filter((write) => !firm.has(write.version)).sort(byVersion),
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

/**
 * What a new validation lists of a record: its standing writes that count. Of one that is still waiting, also what
 * it covers, in case it is held back.
 */
export function counting(
  type: string,
  record: Rec,
  validations: Validations = NONE,
  waiting: ReadonlySet<string> = new Set(),
): string[] {
  const found = new Set<string>();
  for (const name of record.fields.keys()) {
    const [, late] = liveAndLate(type, name, record, validations);
    for (const write of read(type, name, record, validations).standing) {
      if (late.has(write.version)) continue;
      found.add(write.version);
      const behind = waiting.has(write.version) ? write.over : [];
      for (const one of behind) if (!late.has(one)) found.add(one);
    }
  }
  return [...found].sort();
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
  const todo = [...startOfCover(type, name, record, validations, decide, waiting)];
  const known = record.fields.get(name);
  const found = new Set<string>();
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

function startOfCover(
  type: string,
  name: string,
  record: Rec,
  validations: Validations,
  decide: boolean,
  waiting: ReadonlySet<string>,
): readonly Write[] {
  const reading = read(type, name, record, validations);
  if (decide) return reading.standing;
  if (reading.open) {
    const shown = canonical(reading.shown);
    return reading.leaves.filter((write) => canonical(write.value) === shown);
  }
  const [, late] = liveAndLate(type, name, record, validations);
  return reading.standing.filter((one) => !late.has(one.version) || waiting.has(one.version));
}

/** The elements of a set field, each with the versions that added it, in order. */
export function elements(leaves: readonly Write[]): Map<string, string[]> {
  const removed = removedBy(leaves);
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

/** Writes of one field in order of strength: the first is the one that shows. */
export function strongestFirst(type: string, name: string, found: readonly Write[]): Write[] {
  const one = fieldOf(type, name);
  return [...found].sort((a, b) => compareStrength(one, one?.merge ?? "last", b, a));
}

interface Bits {
  add?: readonly string[];
  remove?: Readonly<Record<string, readonly string[]>>;
}

/** The additions and removals of a write of a set field; none in what only looks like one. */
const bits = (write: Write): Bits =>
  typeof write.value === "object" && !Array.isArray(write.value)
    ? ((write.value ?? {}) as Bits)
    : {};

const byVersion = (a: Write, b: Write): number =>
  a.version < b.version ? -1 : a.version > b.version ? 1 : 0;

const ordinary = (write: Write): boolean => !write.decide;

function liveAndLate(
  type: string,
  name: string,
  record: Rec,
  validations: Validations,
): [live: Write[], late: Set<string>] {
  const live = [...(record.fields.get(name)?.values() ?? [])].filter(
    (write) => !(write.decide && record.voids.includes(write.version)),
  );
  const late = new Set<string>();
  if (type === "session" && name === "validation") return [live, late];
  const rule = fieldOf(type, name)?.merge ?? "last";
  for (const [validation, lists] of validations) {
    const listed = listedAmong(rule, live, lists);
    for (const write of live) {
      if (!listed.has(write.version) && !write.seen.includes(validation)) late.add(write.version);
    }
  }
  return [live, late];
}

/** The writes that a validation lists, and all that ordinary writes among them cover. */
function listedAmong(rule: string, live: readonly Write[], lists: VersionSet): Set<string> {
  const found = new Set<string>();
  let more = new Set(live.map((write) => write.version).filter((one) => contains(lists, one)));
  while (more.size) {
    for (const one of more) found.add(one);
    const by = live.filter((write) => more.has(write.version) && !write.decide);
    more = new Set([...coveredBy(rule, by, live)].filter((one) => !found.has(one)));
  }
  return found;
}

/** What these writes cover. In a set field: additions of which they removed every element. */
function coveredBy(rule: string, by: readonly Write[], among: readonly Write[]): Set<string> {
  if (rule !== "set") return new Set(by.flatMap((write) => write.over));
  const removed = removedBy(by);
  return new Set(
    among
      .filter((write) => !Object.keys(bits(write).remove ?? {}).length)
      .filter((write) => (bits(write).add ?? []).every((e) => removed.get(e)?.has(write.version)))
      .map((write) => write.version),
  );
}

function removedBy(by: readonly Write[]): Map<string, Set<string>> {
  const removed = new Map<string, Set<string>>();
  for (const write of by) {
    for (const [element, versions] of Object.entries(bits(write).remove ?? {})) {
      removed.set(element, new Set([...(removed.get(element) ?? []), ...versions]));
    }
  }
  return removed;
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
