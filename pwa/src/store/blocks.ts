// Which block a record is sealed in. Records are sealed by the block, not one by one: opening a thousand of them costs
// one call instead of a thousand, and what is needed first can be opened first.
// Before: sync/names.ts. After: box.ts keeps the blocks, memory.ts holds what they contain.

import { placeOf } from "../../../sync/names.ts";
import type { Json, Write } from "../../../sync/operation.ts";
import { SCHEMA } from "../../../sync/schema.ts";

/** A write as it travels; empty members at the end are left out. */
export type WireWrite = readonly [
  version: string,
  at: number,
  value: Json,
  over?: readonly string[],
  decide?: boolean | 0 | 1,
  seen?: readonly string[],
];
export type WireFields = Readonly<Record<string, readonly WireWrite[]>>;

/** A record as the server confirmed it. */
export interface Entry {
  readonly type: string;
  readonly id: string;
  readonly fields: WireFields;
  /** The record's part in the digests. */
  readonly hash: number;
  /** Where it stands. */
  readonly places: readonly string[];
  /** Places that are being filled anew and have not named it yet. */
  readonly stale: readonly string[];
  /** Texts that the server derived from several leaves. */
  readonly texts: Readonly<Record<string, string>>;
  /** Operations of ours that have their receipt, while the page that shows their effect is still to come. */
  readonly ours: readonly Ours[];
}
export type Ours = readonly [device: string, text: string];

const PEOPLE = 32;
const NONE: readonly string[] = [];
const NONE_OURS: readonly Ours[] = [];
export const NO_TEXTS: Readonly<Record<string, string>> = {};

/** `base`, `people-07`, or one block for all that happened on a date: `d-2026-11-19`. */
export function blockOf(type: string, id: string): string {
  if (SCHEMA.get(type)?.lives === "session") return `d-${id.split(".")[2]}`;
  if (type === "person" || type === "household") return people(id);
  if (type === "union") return people(id.split("+")[0] ?? id);
  if (type === "enrolment") return people(id.split(".")[2] ?? id);
  return "base";
}

function people(id: string): string {
  let sum = 0;
  for (let at = 0; at < id.length; at++) sum = (sum * 31 + id.charCodeAt(at)) % 65_521;
  return `people-${String(sum % PEOPLE).padStart(2, "0")}`;
}

/** The days whose blocks are opened first: this week's, and tomorrow's neighbours on each side. */
export function isNear(block: string, today: string): boolean {
  if (!block.startsWith("d-")) return true;
  const days = (Date.parse(block.slice(2)) - Date.parse(today)) / 86_400_000;
  return Math.abs(days) <= 7;
}

interface More {
  readonly places?: readonly string[];
  readonly stale?: readonly string[];
  readonly texts?: Readonly<Record<string, string>>;
  readonly ours?: readonly Ours[];
}
type Row = readonly [type: string, id: string, fields: WireFields, hash: number, more?: More];

/** What a block says on the disk, before it is sealed. What is empty, and places that follow from the id, are left out. */
export function encodeBlock(entries: Iterable<Entry>): Row[] {
  return [...entries].map(({ type, id, fields, hash, places, stale, texts, ours }) => {
    const more: More = {
      ...(places === named(placeOf(type, id)) ? {} : { places }),
      ...(stale.length ? { stale } : {}),
      ...(texts === NO_TEXTS ? {} : { texts }),
      ...(ours.length ? { ours } : {}),
    };
    return Object.keys(more).length ? [type, id, fields, hash, more] : [type, id, fields, hash];
  });
}

export function decodeBlock(rows: readonly Row[]): Entry[] {
  return rows.map(([type, id, fields, hash, more]) => ({
    type,
    id,
    fields,
    hash,
    places: more?.places ?? named(placeOf(type, id)),
    stale: more?.stale ?? NONE,
    texts: more?.texts ?? NO_TEXTS,
    ours: more?.ours ?? NONE_OURS,
  }));
}

// Ten thousand marks share a handful of places: one list each.
const lists = new Map<string, readonly string[]>();
export function named(place: string | null): readonly string[] {
  if (place === null) return NONE;
  const known = lists.get(place) ?? [place];
  lists.set(place, known);
  return known;
}

export function fromWire(of: readonly WireWrite[]): Map<string, Write> {
  return new Map(
    of.map(([version, at, value, over, decide, seen]) => [
      version,
      { version, at, value, over: over ?? NONE, decide: Boolean(decide), seen: seen ?? NONE },
    ]),
  );
}
