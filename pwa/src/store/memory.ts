// Everything readable, in memory while unlocked: what the server confirmed, and what waits on top of it. The two are
// never mixed, so a refusal needs no undoing and a digest counts only what is confirmed.
// Before: blocks.ts, sync/merge.ts. After: reading.ts reads for the screens, write.ts for what an edit covers.

import { add } from "../../../sync/digest.ts";
import { apply, EMPTY, type Rec, type Validations, validationsOf } from "../../../sync/merge.ts";
import { sessionOf } from "../../../sync/names.ts";
import type { Operation } from "../../../sync/operation.ts";
import { SCHEMA } from "../../../sync/schema.ts";
import { blockOf, type Entry, fromWire } from "./blocks.ts";
import { Topics } from "./topics.ts";
import type { Seen } from "./types.ts";

/** An operation of this device that has no receipt yet. */
export interface Made {
  readonly device: string;
  readonly operation: Operation;
  readonly version: string;
  readonly text: string;
  readonly mac: string;
  /** It is on the disk. */
  readonly kept: boolean;
}

/** One record: confirmed, waiting, and what was last read from both. */
export interface Cell {
  readonly type: string;
  readonly id: string;
  entry: Entry | undefined;
  waiting: readonly Made[];
  rec: Rec | undefined;
  seen: Seen | undefined;
}

const NO_VALIDATIONS: Validations = [];

export class Memory {
  readonly topics = new Topics();
  readonly #types = new Map<string, Map<string, Cell>>();
  readonly #blocks = new Map<string, Set<Cell>>();
  readonly #under = new Map<string, Set<Cell>>();
  readonly #about = new Map<string, Set<Cell>>();
  readonly #waiting = new Set<Cell>();
  readonly #sums = new Map<string, { count: number; sum: number }>();

  cell(type: string, id: string): Cell | undefined {
    return this.#types.get(type)?.get(id);
  }

  cells(type: string): Iterable<Cell> {
    return this.#types.get(type)?.values() ?? [];
  }

  /** Records under a session, itself not among them. */
  under(session: string): Iterable<Cell> {
    return this.#under.get(session) ?? [];
  }

  /** Records that name a person. */
  about(person: string): Iterable<Cell> {
    return this.#about.get(person) ?? [];
  }

  block(name: string): Entry[] {
    return [...(this.#blocks.get(name) ?? [])].flatMap((cell) => cell.entry ?? []);
  }

  /** Count and digest of what is confirmed, by place. */
  sums(): ReadonlyMap<string, { readonly count: number; readonly sum: number }> {
    return this.#sums;
  }

  /** Operations without a receipt, of all records. */
  waiting(): Made[] {
    return [...this.#waiting].flatMap((cell) => cell.waiting);
  }

  entries(): Entry[] {
    return [...this.#types.values()].flatMap((of) =>
      [...of.values()].flatMap((cell) => cell.entry ?? []),
    );
  }

  /** Takes in what a block holds when the store is opened: nobody is told record by record. */
  load(entries: Iterable<Entry>): void {
    for (const entry of entries) {
      const cell = this.#cell(entry.type, entry.id);
      // A page that came meanwhile is newer than what was read for opening.
      if (cell.entry) continue;
      cell.entry = entry;
      cell.rec = undefined;
      this.#count(entry, 1);
    }
  }

  /** All blocks are in; whatever was read before may read differently now. */
  loaded(): void {
    for (const of of this.#types.values()) for (const cell of of.values()) cell.seen = undefined;
    this.topics.ringAll();
  }

  /** Takes confirmed records in, or out (`entry: undefined`). */
  confirm(changes: Iterable<{ type: string; id: string; entry: Entry | undefined }>): void {
    const touched: Cell[] = [];
    for (const { type, id, entry } of changes) {
      const cell = this.#cell(type, id);
      if (cell.entry) this.#count(cell.entry, -1);
      if (entry) this.#count(entry, 1);
      cell.entry = entry;
      touched.push(cell);
    }
    this.#changed(touched);
  }

  wait(made: Iterable<Made>): void {
    const touched: Cell[] = [];
    for (const one of made) {
      const cell = this.#cell(one.operation.type, one.operation.id);
      const at = cell.waiting.findIndex((other) => other.version === one.version);
      cell.waiting = at < 0 ? [...cell.waiting, one] : cell.waiting.with(at, one);
      this.#waiting.add(cell);
      touched.push(cell);
    }
    this.#changed(touched);
  }

  unwait(made: Iterable<Made>): void {
    const touched: Cell[] = [];
    for (const one of made) {
      const cell = this.#cell(one.operation.type, one.operation.id);
      cell.waiting = cell.waiting.filter((other) => other.version !== one.version);
      if (!cell.waiting.length) this.#waiting.delete(cell);
      touched.push(cell);
    }
    this.#changed(touched);
  }

  /** The writes of a record, waiting ones included. */
  rec(cell: Cell): Rec {
    cell.rec ??= cell.waiting.reduce(
      (rec, made) => apply(rec, made.device, made.operation),
      confirmedRec(cell),
    );
    return cell.rec;
  }

  /** The validations under which a record is read. */
  validations(cell: { type: string; id: string }): Validations {
    const session = sessionOf(cell.type, cell.id);
    const found = session === null ? undefined : this.cell("session", session);
    return found ? validationsOf(this.rec(found)) : NO_VALIDATIONS;
  }

  /** What would be hidden with a record if it were deleted. */
  hanging(cell: { type: string; id: string }): Cell[] {
    const all =
      cell.type === "session"
        ? this.under(cell.id)
        : cell.type === "person"
          ? this.about(cell.id)
          : [];
    return [...all].filter((other) => SCHEMA.get(other.type)?.hangsOn.includes(cell.type));
  }

  #cell(type: string, id: string): Cell {
    let of = this.#types.get(type);
    if (!of) {
      of = new Map();
      this.#types.set(type, of);
    }
    let cell = of.get(id);
    if (!cell) {
      cell = { type, id, entry: undefined, waiting: [], rec: undefined, seen: undefined };
      of.set(id, cell);
      this.#index(cell);
    }
    return cell;
  }

  #index(cell: Cell): void {
    into(this.#blocks, blockOf(cell.type, cell.id), cell);
    const session = sessionOf(cell.type, cell.id);
    if (session !== null && cell.type !== "session") into(this.#under, session, cell);
    for (const person of personsOf(cell)) into(this.#about, person, cell);
  }

  #unindex(cell: Cell): void {
    this.#types.get(cell.type)?.delete(cell.id);
    this.#blocks.get(blockOf(cell.type, cell.id))?.delete(cell);
    const session = sessionOf(cell.type, cell.id);
    if (session !== null) this.#under.get(session)?.delete(cell);
    for (const person of personsOf(cell)) this.#about.get(person)?.delete(cell);
  }

  #count(entry: Entry, sign: 1 | -1): void {
    for (const place of entry.places) {
      const { count, sum } = this.#sums.get(place) ?? { count: 0, sum: 0 };
      this.#sums.set(place, { count: count + sign, sum: add(sum, sign * entry.hash) });
    }
  }

  #changed(cells: readonly Cell[]): void {
    const rung: string[] = [];
    const stale = (cell: Cell, too: boolean) => {
      cell.seen = undefined;
      rung.push(cell.type, `${cell.type} ${cell.id}`);
      const session = sessionOf(cell.type, cell.id);
      if (session !== null) rung.push(`under ${session}`);
      for (const person of personsOf(cell)) rung.push(`about ${person}`);
      if (!too) return;
      // What hangs on a deleted record decides whether that record is in sight.
      const above = [
        session === null ? undefined : this.cell("session", session),
        ...personsOf(cell).map((person) => this.cell("person", person)),
      ];
      for (const one of above) {
        if (one && one !== cell && this.rec(one).fields.has("deleted")) stale(one, false);
      }
      // A validation changes how everything under its session is read.
      if (cell.type === "session") for (const one of this.under(cell.id)) stale(one, false);
    };
    for (const cell of cells) cell.rec = undefined;
    for (const cell of cells) {
      stale(cell, true);
      if (!cell.entry && !cell.waiting.length) this.#unindex(cell);
    }
    this.topics.ring(rung);
  }
}

function confirmedRec(cell: Cell): Rec {
  if (!cell.entry) return EMPTY;
  const fields = new Map(
    Object.entries(cell.entry.fields).map(([name, of]) => [name, fromWire(of)]),
  );
  const rec: Rec = { fields, voids: [] };
  return cell.entry.ours.reduce(
    (so, [device, text]) => apply(so, device, JSON.parse(text) as Operation),
    rec,
  );
}

function personsOf({ type, id }: { type: string; id: string }): string[] {
  if (type === "union") return id.split("+");
  return SCHEMA.get(type)?.key.at(-1) === "person" ? [id.slice(id.lastIndexOf(".") + 1)] : [];
}

function into<V>(map: Map<string, Set<V>>, key: string, value: V): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}
