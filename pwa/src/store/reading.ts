// A record as a screen sees it: the shown value of each field, with what waits already in it.
// Before: memory.ts, sync/merge.ts. After: store.ts hands it to the screens.

import { elements, type Reading, read, standing } from "../../../sync/merge.ts";
import { contains, type VersionSet, versionsOf } from "../../../sync/names.ts";
import type { Json } from "../../../sync/operation.ts";
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
  const values: Record<string, Json> = {};
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

/** PROTOCOL.md, section 3, deletion: hidden only if whoever deleted it had seen all that it would hide. */
function inSight(memory: Memory, cell: Cell): boolean {
  const rec = memory.rec(cell);
  if (!rec.fields.has("deleted")) return true;
  const deletion = readingOf(memory, cell, "deleted").shown as { saw?: VersionSet } | null;
  if (!deletion) return true;
  const saw = deletion.saw ?? {};
  const unseen = (of: Cell, fields: Iterable<string>) =>
    [...fields].some((field) =>
      readingOf(memory, of, field).standing.some((write) => !contains(saw, write.version)),
    );
  const others = [...rec.fields.keys()].filter((field) => field !== "deleted");
  return (
    unseen(cell, others) ||
    memory.hanging(cell).some((one) => unseen(one, memory.rec(one).fields.keys()))
  );
}

/** PROTOCOL.md, section 3: what a validation lists, so that nothing that stands now is taken for late work. */
export function listedIn(memory: Memory, session: string): VersionSet {
  const own = memory.cell("session", session);
  const versions: string[] = [];
  for (const cell of [...(own ? [own] : []), ...memory.under(session)]) {
    for (const [field, writes] of standing(cell.type, memory.rec(cell), memory.validations(cell))) {
      if (cell !== own || field !== "validation")
        versions.push(...writes.map((one) => one.version));
    }
  }
  return versionsOf(versions);
}
