// The one door for changes. An operation is made once, at the tap: its number, its content, what it covers, its proof.
// It shows at once, is sealed, and goes to the disk in one transaction; only then is it kept.
// Before: screens/, memory.ts. After: outbox.ts on the disk, exchange/round.ts on its way.
//
// The waiting operation *is* the new local state: what shows is what the server confirmed with what waits on top. So the
// one transaction that keeps it writes a few hundred bytes, and there is no second copy that could disagree.

import { batch } from "@preact/signals";
import { covers, EMPTY, elements, read } from "../../../sync/merge.ts";
import { sessionOf, splitVersion, version, versionsOf } from "../../../sync/names.ts";
import type { Json, Operation, Write } from "../../../sync/operation.ts";
import type { Box, Counter } from "./box.ts";
import { done } from "./database.ts";
import type { Made, Memory } from "./memory.ts";
import type { KeyRow, Outbox } from "./outbox.ts";
import { type Change, NotKept } from "./types.ts";
import { withUnknown } from "./unknown.ts";

interface Job {
  readonly changes: readonly Change[];
  readonly drafts: ReadonlyMap<string, string | undefined>;
  readonly at: number;
  made: readonly Made[];
  readonly kept: () => void;
  readonly failed: (error: NotKept) => void;
}

export interface Hooks {
  /** Another tab was first: learn what it did. */
  catchUp(): Promise<Counter>;
  /** What waits has changed. */
  changed(): void;
  /** It is on the disk; these drafts have served, unless they were typed on. */
  kept(drafts: ReadonlyMap<string, string | undefined>): void;
}

export class Writer {
  readonly #box: Box;
  readonly #memory: Memory;
  readonly #outbox: Outbox;
  readonly #hooks: Hooks;
  #counter: Counter;
  /** Made, shown, not on the disk yet; in the order of their numbers. */
  #jobs: Job[] = [];
  #draining: Promise<void> | undefined;

  constructor(box: Box, memory: Memory, outbox: Outbox, counter: Counter, hooks: Hooks) {
    this.#box = box;
    this.#memory = memory;
    this.#outbox = outbox;
    this.#counter = counter;
    this.#hooks = hooks;
  }

  get device(): string {
    return this.#counter.device;
  }

  /** The highest number that this device has made and kept. */
  get last(): number {
    return this.#counter.next - 1;
  }

  /** Waits until nothing is on its way to the disk. */
  async settled(): Promise<void> {
    await this.#draining;
  }

  write(
    changes: readonly Change[],
    drafts: ReadonlyMap<string, string | undefined>,
    at: number,
  ): Promise<void> {
    return new Promise((kept, failed) => {
      const job: Job = { changes, drafts, at, made: [], kept, failed };
      this.#show(job);
      this.#jobs.push(job);
      this.#hooks.changed();
      this.#draining ??= this.#drain().finally(() => {
        this.#draining = undefined;
      });
    });
  }

  #show(job: Job): void {
    batch(() => {
      for (const change of job.changes) {
        const n =
          this.#counter.next +
          this.#jobs.reduce((sum, one) => sum + one.made.length, 0) +
          job.made.length;
        const operation = make(this.#memory, change, n, job.at, this.#box.head.offset);
        const device = this.#counter.device;
        const text = JSON.stringify(operation);
        const made = { device, operation, version: version(device, n), text, mac: "", kept: false };
        // One by one: the second change of a write has seen the first.
        this.#memory.wait([made]);
        job.made = [...job.made, made];
      }
    });
  }

  async #drain(): Promise<void> {
    while (this.#jobs.length) {
      const jobs = [...this.#jobs];
      try {
        await this.#keep(jobs);
        this.#jobs = this.#jobs.filter((job) => !jobs.includes(job));
        for (const job of jobs) job.kept();
      } catch (error) {
        const why =
          error instanceof NotKept
            ? error
            : new NotKept(this.#box.closed ? "locked" : "failed", error);
        batch(() => {
          this.#hide(this.#jobs);
          this.#jobs = this.#jobs.filter((job) => !jobs.includes(job));
          this.#renumber();
          this.#hooks.changed();
        });
        for (const job of jobs) job.failed(why);
      }
    }
  }

  async #keep(jobs: readonly Job[]): Promise<void> {
    for (;;) {
      const made = await Promise.all(
        jobs.flatMap((job) =>
          job.made.map(async (one) => ({ ...one, mac: await this.#box.mac(one.device, one.text) })),
        ),
      );
      const current = await this.#outbox.current();
      const rows = await Promise.all(
        made.map((one) => this.#outbox.seal(current, one.operation.n, one.text, one.mac)),
      );
      this.#box.drivers.passed("sealed");
      if (this.#box.closed) throw new NotKept("locked");
      const first = made[0]?.operation.n;
      const next: Counter = { device: this.device, next: this.#counter.next + made.length };
      const fate = await this.#box.database.write(
        ["meta", "outbox", "keys", "drafts"],
        async (of) => {
          const counter = (await done(of("meta").get("counter"))) as Counter;
          if (counter.device !== made[0]?.device || counter.next !== first) return "moved";
          const key = (await done(of("keys").get(current.row.id))) as KeyRow | undefined;
          if (current.row.device !== counter.device || key?.owner === null) return "turned";
          if (!key) await done(of("keys").put(current.row));
          for (const row of rows) await done(of("outbox").put(row));
          for (const job of jobs)
            for (const draft of job.drafts.keys()) await done(of("drafts").delete(draft));
          await done(of("meta").put(next, "counter"));
          return "kept";
        },
      );
      if (fate === "kept") {
        this.#box.drivers.passed("kept");
        this.#counter = next;
        batch(() => this.#memory.wait(made.map((one) => ({ ...one, kept: true }))));
        for (const job of jobs) this.#hooks.kept(job.drafts);
        this.#hooks.changed();
        return;
      }
      if (fate === "turned") this.#outbox.turn(this.device);
      else if (await this.#remake(jobs)) return;
    }
  }

  /** Another tab took these numbers. True if it turns out that they had been kept after all. */
  async #remake(jobs: readonly Job[]): Promise<boolean> {
    const texts = new Set(jobs.flatMap((job) => job.made.map((one) => one.text)));
    batch(() => this.#hide(this.#jobs));
    this.#counter = await this.#hooks.catchUp();
    // The connection was lost after the commit and before its confirmation: our own text is what lies there.
    const found = jobs
      .flatMap((job) => job.changes)
      .some((change) =>
        this.#memory
          .cell(change.type, change.id)
          ?.waiting.some((made) => made.kept && texts.has(made.text)),
      );
    batch(() => {
      if (found) for (const job of jobs) job.made = [];
      this.#renumber(found ? jobs : []);
    });
    return found;
  }

  #hide(jobs: readonly Job[]): void {
    this.#memory.unwait(jobs.flatMap((job) => job.made));
  }

  #renumber(except: readonly Job[] = []): void {
    const jobs = this.#jobs;
    this.#jobs = [];
    for (const job of jobs) {
      if (!except.includes(job)) {
        job.made = [];
        this.#show(job);
      }
      this.#jobs.push(job);
    }
  }

  /** The number on the disk, when nothing of ours is on its way there. */
  heard(counter: Counter): void {
    if (!this.#jobs.length) this.#counter = counter;
  }

  /** Becomes another author: the server found that this phone is a copy. */
  become(counter: Counter): void {
    batch(() => {
      this.#hide(this.#jobs);
      this.#counter = counter;
      this.#renumber();
    });
  }
}

/** PROTOCOL.md, section 2: the content of one operation, from what this device holds now. */
export function make(
  memory: Memory,
  change: Change,
  n: number,
  at: number,
  offset: number,
): Operation {
  const { type, id } = change;
  const cell = memory.cell(type, id);
  const rec = cell ? memory.rec(cell) : EMPTY;
  const validations = memory.validations(change);
  const waiting = new Set(cell?.waiting.map((made) => made.version));
  const over: Record<string, readonly string[]> = {};
  const set: Record<string, Json> = {};
  for (const [field, value] of Object.entries(change.set ?? {})) {
    const reading = read(type, field, rec, validations);
    set[field] = change.decide ? value : withUnknown(type, field, value, reading);
    const covered = covers(type, field, rec, validations, change.decide ?? false, waiting);
    const shown = change.shown?.[field];
    const seen = shown ? asShown(covered, shown, reading.leaves, rec.fields.get(field)) : covered;
    if (seen.length) over[field] = seen;
  }
  const remove: Record<string, Record<string, readonly string[]>> = {};
  for (const [field, gone] of Object.entries(change.remove ?? {})) {
    const held = elements(read(type, field, rec, validations).leaves);
    const versions = gone.flatMap((one) =>
      held.has(one) ? [[one, held.get(one) ?? []] as const] : [],
    );
    remove[field] = Object.fromEntries(versions);
  }
  return {
    n,
    at: at + offset,
    ...(offset ? { offset } : {}),
    type,
    id,
    ...(change.set ? { set } : {}),
    ...(Object.keys(over).length ? { over } : {}),
    ...(change.add ? { add: change.add } : {}),
    ...(change.remove ? { remove } : {}),
    ...(change.decide ? { decide: true } : {}),
    ...(change.void?.length ? { void: change.void } : {}),
    ...(sessionOf(type, id) !== null && validations.length
      ? { seen: validations.map(([one]) => one) }
      : {}),
    ...(change.set?.deleted === true ? { saw: sawOf(memory, change) } : {}),
    ...(change.in ? { in: change.in } : {}),
  };
}

/** What the author was shown side by side is covered, with what a decision among it covers; what was not shown stays. */
function asShown(
  covered: readonly string[],
  shown: readonly string[],
  leaves: readonly Write[],
  writes: ReadonlyMap<string, Write> | undefined,
): string[] {
  const unseen = new Set(leaves.map((leaf) => leaf.version).filter((one) => !shown.includes(one)));
  const found = new Set(covered.filter((one) => !unseen.has(one)));
  const todo = leaves.filter((leaf) => !unseen.has(leaf.version) && !found.has(leaf.version));
  for (let write = todo.pop(); write; write = todo.pop()) {
    found.add(write.version);
    for (const one of write.decide ? write.over : []) {
      const before = writes?.get(one);
      if (before && !found.has(one)) todo.push(before);
      found.add(one);
    }
  }
  return [...found].sort();
}

function sawOf(memory: Memory, change: Change): Record<string, [number, number][]> {
  const own = memory.cell(change.type, change.id);
  const cells = [...(own ? [own] : []), ...memory.hanging(change)];
  const versions = cells.flatMap((cell) =>
    [...memory.rec(cell).fields.values()].flatMap((of) => [...of.keys()]),
  );
  return versionsOf(versions.filter((one) => splitVersion(one)[1] > 0));
}
