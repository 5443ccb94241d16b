// A record as a screen sees it: the shown value of each field, with what waits already in it.
// Before: memory.ts, sync/merge.ts. After: store.ts hands it to the screens.

import { counting, elements, type Reading, read } from "../../../sync/merge.ts";
import { type VersionSet, versionsOf } from "../../../sync/names.ts";
import type { Json } from "../../../sync/operation.ts";
import { sight } from "../../../sync/rules/sight.ts";
import { fieldOf } from "../../../sync/schema.ts";
import type { Cell, Memory } from "./memory.ts";
import type { Seen } from "./types.ts";

export function seen(memory: Memory, cell: Cell): Seen {
  cell.seen ??= look(memory, cell);
  return cell.seen;
}

export function readingOf(memory: Memory, cell: Cell, field: string): Reading {
  return read(cell.type, field, memory.rec(cell), memory.validations(cell));
}

function look(memory: Memory, cell: Cell): Seen {
  const values: Record<string, Json> = Object.create(null); // a field may bear any name
  const open: string[] = [];
  const proposed: string[] = [];
  let deleted = false;
  for (const field of memory.rec(cell).fields.keys()) {
    const reading = readingOf(memory, cell, field);
    if (reading.open) open.push(field);
    if (reading.proposals.length) proposed.push(field);
    const value = field === "deleted" ? null : shown(cell, field, reading);
    if (field === "deleted") deleted = reading.shown !== null;
    if (value !== null) values[field] = value;
  }
  const waiting = cell.waiting.length > 0;
  return {
    type: cell.type,
    id: cell.id,
    values,
    sight: inSight(memory, cell),
    deleted,
    open,
    proposed,
    waiting,
  };
}

function shown(cell: Cell, field: string, reading: Reading): Json {
  const merge = fieldOf(cell.type, field)?.merge;
  if (merge === "set") return [...elements(reading.leaves).keys()];
  const derived = cell.entry?.texts[field];
  // The server's text is of exactly the leaves that it came with; an edit of ours stands over them all.
  const ours = cell.waiting.some((made) => field in (made.operation.set ?? {}));
  if (merge === "text" && derived !== undefined && reading.leaves.length > 1 && !ours)
    return derived;
  return reading.shown;
}

function inSight(memory: Memory, cell: Cell): boolean {
  if (!memory.rec(cell).fields.has("deleted")) return true;
  const of = (one: Cell) => [one.type, memory.rec(one), memory.validations(one)] as const;
  return sight(...of(cell), memory.hanging(cell).map(of)) !== "out";
}

/** PROTOCOL.md, section 3: what a validation lists, so that nothing that counts now is taken for late work. */
export function listedIn(memory: Memory, session: string): VersionSet {
  const own = memory.cell("session", session);
  return versionsOf(
    [...(own ? [own] : []), ...memory.under(session)].flatMap((cell) => {
      const waiting = new Set(cell.waiting.map((made) => made.version));
      return counting(cell.type, memory.rec(cell), memory.validations(cell), waiting);
    }),
  );
}
