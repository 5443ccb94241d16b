// A store while it is unlocked: everything that one user reads and writes with. Locking drops it as a whole.
// Before: lock.ts gives the data key; box.ts, memory.ts, outbox.ts, write.ts, drafts.ts are its parts.
// After: store.ts shows it to the screens, exchange/ works on it.

import { signal } from "@preact/signals";
import { version } from "../../../sync/names.ts";
import type { Operation } from "../../../sync/operation.ts";
import { blockOf, decodeBlock, isNear } from "./blocks.ts";
import { type Box, type Counter, type HeadRow, Moved } from "./box.ts";
import type { Bytes } from "./bytes.ts";
import { type Database, done } from "./database.ts";
import { DraftBook, type DraftRow } from "./drafts.ts";
import type { Channel } from "./drivers.ts";
import { type Made, Memory } from "./memory.ts";
import { type ItemRow, type KeyRow, Outbox } from "./outbox.ts";
import { Lists } from "./topics.ts";
import type { Change, Refused } from "./types.ts";
import { toldOf } from "./views.ts";
import { Writer } from "./write.ts";

const noMore = async () => undefined;

export interface BlockRow {
  readonly name: string;
  readonly sealed: Bytes;
}

type Message =
  | { readonly kind: "wrote" }
  | { readonly kind: "took"; readonly blocks: readonly string[] };

export class Opened {
  readonly box: Box;
  readonly memory = new Memory();
  readonly outbox: Outbox;
  readonly writer: Writer;
  readonly drafts: DraftBook;
  /** Everything is in memory. */
  readonly complete: Promise<void>;
  /** Grows with each change of what waits or of the head. */
  readonly turn = signal(0);
  /** Lists of all records of a type, until one of them changes. */
  readonly lists: Lists;
  /** What the server could not read since this was unlocked. */
  readonly unread = new Set<string>();
  #whole = false;
  readonly #missing: Set<string>;
  readonly #channel: Channel;
  #catching: Promise<unknown> = Promise.resolve();

  private constructor(
    box: Box,
    counter: Counter,
    full: (full: boolean) => void,
    rest: readonly string[],
  ) {
    this.box = box;
    this.outbox = new Outbox(box.drivers, box.key, box.head.serverKey, counter.device);
    this.drafts = new DraftBook(box, full);
    this.lists = new Lists(this.memory.topics);
    this.#missing = new Set(rest);
    this.writer = new Writer(box, this.memory, this.outbox, counter, {
      catchUp: () => this.catchUp([]),
      changed: () => this.changed(),
      kept: (drafts) => {
        this.drafts.served(drafts);
        this.tell({ kind: "wrote" });
      },
    });
    this.#channel = box.drivers.channel(`jalon-${box.device}`, (message) =>
      this.#heard(message as Message),
    );
    this.complete = this.#rest(rest);
  }

  /** Opens what is needed first; the rest follows behind `complete`. */
  static async open(box: Box, early: Early, full: (full: boolean) => void): Promise<Opened> {
    const opened = new Opened(box, early.counter, full, early.rest);
    const [waiting] = await Promise.all([
      opened.outbox.open(early.items, early.keys),
      opened.#load(early.blocks),
      opened.drafts.load(early.drafts),
    ]);
    opened.memory.wait(waiting.map(madeOf));
    return opened;
  }

  get whole(): boolean {
    return this.#whole;
  }

  changed(): void {
    this.turn.value++;
  }

  /** Tells the other tabs, after the commit. */
  tell(message: Message): void {
    this.#channel.tell(message);
  }

  /** Shows at once; done when it is kept. A record whose block is still to be opened waits for it. */
  async write(changes: readonly Change[], drafts: readonly string[]): Promise<void> {
    const texts = new Map(drafts.map((key) => [key, this.drafts.get(key)]));
    const at = this.box.drivers.now();
    if (!this.#whole && changes.some((change) => !this.#holds(change))) await this.complete;
    await this.writer.write(changes, texts, at);
  }

  /** Takes a refusal off the list. */
  dismiss(version: string): Promise<void> {
    return this.#tell((refused) => refused.filter((one) => one.version !== version));
  }

  /** The server cannot read this one: said, kept, and not tried again before the next unlock. */
  async setAside(made: Made): Promise<void> {
    this.unread.add(made.version);
    const one = toldOf(made, "unread");
    await this.#tell((refused) =>
      refused.some(({ version }) => version === one.version) ? refused : [one, ...refused],
    );
  }

  async #tell(change: (refused: readonly Refused[]) => readonly Refused[]): Promise<void> {
    for (;;) {
      const { head } = this.box;
      try {
        await this.box.commit([], { ...head, refused: change(head.refused) }, noMore);
        return this.changed();
      } catch (error) {
        if (!(error instanceof Moved) || this.box.closed) throw error;
        await this.box.refresh();
      }
    }
  }

  #holds(change: Change): boolean {
    return change.set?.deleted !== true && !this.#missing.has(blockOf(change.type, change.id));
  }

  /** All that waits, in the order in which it was made. */
  waiting(): Made[] {
    return [...this.memory.waiting()].sort((a, b) =>
      a.device === b.device ? a.operation.n - b.operation.n : a.operation.at - b.operation.at,
    );
  }

  /** Learns from the disk what another tab did: its operations, its receipts, its pages. */
  catchUp(blocks: readonly string[]): Promise<Counter> {
    const caught = this.#catching.catch(() => undefined).then(() => this.#catchUp(blocks));
    this.#catching = caught;
    return caught;
  }

  /** Learns everything again: another tab took pages of which we were not told. */
  async reload(): Promise<void> {
    const names = await this.box.database.read(["blocks"], (of) => done(of("blocks").getAllKeys()));
    await this.catchUp(names as string[]);
  }

  close(): void {
    this.box.closed = true;
    this.#channel.close();
  }

  async #catchUp(blocks: readonly string[]): Promise<Counter> {
    const { database } = this.box;
    await this.box.refresh();
    // Only what was on the disk before this reading can have gone from it.
    const before = this.memory.waiting().filter((made) => made.kept);
    const { counter, items, keys, rows } = await database.read(
      ["meta", "outbox", "keys", "blocks"],
      async (of) => ({
        counter: (await done(of("meta").get("counter"))) as Counter,
        items: (await done(of("outbox").getAll())) as ItemRow[],
        keys: (await done(of("keys").getAll())) as KeyRow[],
        rows: (await Promise.all(blocks.map((name) => done(of("blocks").get(name))))) as (
          | BlockRow
          | undefined
        )[],
      }),
    );
    const known = new Map(this.memory.waiting().map((made) => [made.version, made]));
    const fresh = items.filter((row) => !known.get(version(row.device, row.n))?.kept);
    const opened = await this.outbox.open(fresh, keys);
    const changed = await Promise.all(
      blocks.map(async (name, at) => ({
        name,
        entries: rows[at] ? decodeBlock(await this.box.openBlock(name, rows[at].sealed)) : [],
      })),
    );
    for (const { name, entries } of changed) {
      const left = new Set(entries.map((entry) => `${entry.type} ${entry.id}`));
      const gone = this.memory
        .block(name)
        .filter((entry) => !left.has(`${entry.type} ${entry.id}`));
      this.memory.confirm([
        ...gone.map(({ type, id }) => ({ type, id, entry: undefined })),
        ...entries.map((entry) => ({ type: entry.type, id: entry.id, entry })),
      ]);
    }
    const lying = new Set(items.map((row) => version(row.device, row.n)));
    this.memory.unwait(before.filter((made) => !lying.has(made.version)));
    this.memory.wait(opened.map(madeOf));
    this.writer.heard(counter);
    this.changed();
    return counter;
  }

  #heard(message: Message): void {
    const blocks = message.kind === "took" ? message.blocks : [];
    // A locked tab has nothing to learn; a failure here is mended by the next write or unlock.
    if (!this.box.closed) this.complete.then(() => this.catchUp(blocks)).catch(() => undefined);
  }

  async #load(rows: readonly BlockRow[]): Promise<void> {
    await Promise.all(
      rows.map(async ({ name, sealed }) =>
        this.memory.load(decodeBlock(await this.box.openBlock(name, sealed))),
      ),
    );
  }

  async #rest(names: readonly string[]): Promise<void> {
    const { database, drivers } = this.box;
    for (let at = 0; at < names.length && !this.box.closed; at += 24) {
      await drivers.breathe();
      const rows = await readBlocks(database, names.slice(at, at + 24));
      await this.#load(rows);
      for (const { name } of rows) this.#missing.delete(name);
    }
    this.memory.loaded();
    this.#whole = true;
    // Another tab may have worked between our first look at the disk and now.
    const { gen } = this.box;
    await this.catchUp([]);
    if (this.box.gen !== gen) await this.reload();
    // The first minutes have something better to fetch: there, the exchange sees to it.
    if (this.box.head.contact !== null) this.outbox.prepare();
  }
}

function madeOf({ row, text, mac }: { row: ItemRow; text: string; mac: string }): Made {
  const operation = JSON.parse(text) as Operation;
  return {
    device: row.device,
    operation,
    version: version(row.device, row.n),
    text,
    mac,
    kept: true,
  };
}

/** What is read from the disk while the code is still being stretched into a key: all that is needed first. */
export interface Early {
  readonly head: HeadRow;
  readonly counter: Counter;
  readonly items: readonly ItemRow[];
  readonly keys: readonly KeyRow[];
  readonly drafts: readonly DraftRow[];
  readonly blocks: readonly BlockRow[];
  readonly rest: readonly string[];
}

export async function readEarly(database: Database, today: string): Promise<Early> {
  return database.read(["meta", "outbox", "keys", "drafts", "blocks"], async (of) => {
    const all = <R>(request: IDBRequest): Promise<R> => done(request as IDBRequest<R>);
    const [head, counter, items, keys, names, drafts, blocks] = await Promise.all([
      all<HeadRow>(of("meta").get("head")),
      all<Counter>(of("meta").get("counter")),
      all<ItemRow[]>(of("outbox").getAll()),
      all<KeyRow[]>(of("keys").getAll()),
      all<string[]>(of("drafts").getAllKeys()),
      all<Bytes[]>(of("drafts").getAll()),
      all<string[]>(of("blocks").getAllKeys()),
    ]);
    const near = blocks.filter((name) => isNear(name, today));
    return {
      head,
      counter,
      items,
      keys,
      drafts: names.map((name, at) => [name, drafts[at] as Bytes] as const),
      blocks: await Promise.all(near.map((name) => all<BlockRow>(of("blocks").get(name)))),
      // The latest days first: they are what is looked for.
      rest: blocks.filter((name) => !isNear(name, today)).reverse(),
    };
  });
}

async function readBlocks(database: Database, names: readonly string[]): Promise<BlockRow[]> {
  const rows = await database.read(["blocks"], (of) =>
    Promise.all(names.map((name) => done(of("blocks").get(name)) as Promise<BlockRow | undefined>)),
  );
  return rows.flatMap((row) => row ?? []);
}
