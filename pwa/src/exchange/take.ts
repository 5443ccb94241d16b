// An answer becomes what this device holds: receipts, pages, places gained and lost, and the cursor that names them, in
// one transaction. Only then is memory changed and the screen told.
// Before: round.ts. After: store/box.ts on the disk, store/memory.ts for the screens, the other tabs.

import { sha256 } from "@noble/hashes/sha2.js";
import { batch } from "@preact/signals";
import { line } from "../../../sync/digest.ts";
import { placeOf } from "../../../sync/names.ts";
import type { Role } from "../../../sync/schema.ts";
import {
  blockOf,
  type Entry,
  encodeBlock,
  fromWire,
  NO_TEXTS,
  named,
  type WireFields,
} from "../store/blocks.ts";
import type { Counter, Head } from "../store/box.ts";
import { Moved } from "../store/box.ts";
import { toBytes } from "../store/bytes.ts";
import { done, type Stores } from "../store/database.ts";
import type { Made } from "../store/memory.ts";
import type { Opened } from "../store/opened.ts";
import { KEPT_FOR, purge, receipted } from "../store/outbox.ts";
import type { Me, Refused } from "../store/types.ts";
import { toldOf } from "../store/views.ts";
import { disputes } from "./disputes.ts";
import { type Answer, NotSent, type Page, type Row } from "./wire.ts";

const MOST_TOLD = 200; // refusals that are listed; older ones are read on the records themselves

/** What is to change, on top of what is held. */
class Changes {
  readonly #opened: Opened;
  readonly entries = new Map<string, { type: string; id: string; entry: Entry | undefined }>();

  constructor(opened: Opened) {
    this.#opened = opened;
  }

  entry(type: string, id: string): Entry | undefined {
    const changed = this.entries.get(`${type} ${id}`);
    return changed ? changed.entry : this.#opened.memory.cell(type, id)?.entry;
  }

  put(type: string, id: string, entry: Entry | undefined): void {
    this.entries.set(`${type} ${id}`, { type, id, entry });
  }

  /** Takes a record out of a place; out of sight altogether where it stands in no other. */
  leave(entry: Entry, place: string): void {
    const places = entry.places.filter((one) => one !== place);
    const stale = entry.stale.filter((one) => one !== place);
    this.put(entry.type, entry.id, places.length ? { ...entry, places, stale } : undefined);
  }

  /** Everything that stands in a place, changes included. */
  in(place: string): Entry[] {
    return this.all().filter((entry) => entry.places.includes(place));
  }

  all(): Entry[] {
    const held = this.#opened.memory
      .entries()
      .filter((entry) => !this.entries.has(`${entry.type} ${entry.id}`));
    return [...held, ...[...this.entries.values()].flatMap(({ entry }) => entry ?? [])];
  }

  /** The blocks that change, sealed. */
  async seal(): Promise<{ name: string; sealed: Uint8Array<ArrayBuffer> }[]> {
    const { memory, box } = this.#opened;
    const names = new Set([...this.entries.values()].map(({ type, id }) => blockOf(type, id)));
    const added = new Map<string, Entry[]>();
    for (const { type, id, entry } of this.entries.values()) {
      if (entry) added.set(blockOf(type, id), [...(added.get(blockOf(type, id)) ?? []), entry]);
    }
    return Promise.all(
      [...names].map(async (name) => {
        const kept = memory
          .block(name)
          .filter((entry) => !this.entries.has(`${entry.type} ${entry.id}`));
        return {
          name,
          sealed: await box.sealBlock(name, encodeBlock([...kept, ...(added.get(name) ?? [])])),
        };
      }),
    );
  }
}

/** How many operations were let go. */
export interface Taken {
  readonly let: number;
}

export async function take(
  opened: Opened,
  device: string,
  sent: readonly Made[],
  answer: Answer,
  clock: number,
): Promise<Taken> {
  const { head } = opened.box;
  const changes = new Changes(opened);
  const receipts = receiptsOf(sent, answer);
  for (const { made, outcome } of receipts) if (!gone(outcome)) bridge(changes, made);
  const places = { ...head.places };
  for (const place of answer.drop) {
    for (const entry of changes.in(place)) changes.leave(entry, place);
    delete places[place];
  }
  for (const page of answer.pages) turnPage(changes, places, page);
  if (!answer.more && !answer.restored && !answer.wipe) finish(changes);
  const next: Head = {
    ...head,
    me: meOf(head.me, answer),
    secrets: answer.identity
      ? { ...head.secrets, [answer.identity.device]: answer.identity.secret }
      : head.secrets,
    point: answer.restored ? head.point : answer.point,
    places,
    received: answer.received ? { ...head.received, [device]: answer.received } : head.received,
    offset: answer.now - clock,
    contact: clock,
    server: answer.now,
    lease: answer.me.lease * 1000,
    refused: told(opened, changes, receipts),
    repaired: [],
  };
  const counter: Counter | undefined = answer.identity && {
    device: answer.identity.device,
    next: 1,
  };
  const letGo = receipts.map(({ made }) => made);
  await commit(opened, next, changes, letGo, async (of) => {
    if (counter) await done(of("meta").put(counter, "counter"));
    const items = receipts.map(({ made, outcome }) => ({
      n: made.operation.n,
      erased: outcome === "erased",
    }));
    await receipted(of, device, items, answer.now);
    await purge(of, answer.now - KEPT_FOR);
  });
  if (counter) {
    opened.outbox.turn(counter.device);
    opened.writer.become(counter);
  }
  opened.changed();
  return { let: receipts.length };
}

/** These places are asked for from the beginning; what they do not name again goes at the end. */
export async function refill(
  opened: Opened,
  wrong: readonly string[],
  restored = false,
): Promise<void> {
  const { head } = opened.box;
  const changes = new Changes(opened);
  for (const entry of changes.all()) {
    const stale = entry.places.filter((place) => wrong.includes(place));
    if (stale.length) changes.put(entry.type, entry.id, { ...entry, stale });
  }
  const places = { ...head.places };
  for (const place of wrong) places[place] = [places[place]?.[0] ?? "", 0];
  const next = {
    ...head,
    places,
    repaired: restored ? [] : wrong,
    ...(restored ? {} : { repairedAt: opened.box.drivers.now() }),
    point: restored ? null : head.point,
  };
  await commit(opened, next, changes, [], async () => undefined);
}

async function commit(
  opened: Opened,
  next: Head,
  changes: Changes,
  receipted: readonly Made[],
  more: (of: Stores) => Promise<void>,
): Promise<void> {
  const blocks = await changes.seal();
  opened.box.drivers.passed("sealed page");
  try {
    await opened.box.commit(["blocks", "outbox", "kept", "keys"], next, async (of) => {
      for (const block of blocks) await done(of("blocks").put(block));
      await more(of);
    });
  } catch (error) {
    if (!(error instanceof Moved) || opened.box.closed) throw error;
    // Another tab took a page first: the next round goes on from there.
    await opened.reload();
    throw new NotSent("later", 500);
  }
  batch(() => {
    opened.memory.confirm(changes.entries.values());
    opened.memory.unwait(receipted);
  });
  opened.tell({ kind: "took", blocks: blocks.map(({ name }) => name) });
}

interface Received {
  readonly made: Made;
  readonly outcome: string;
  readonly reason: string | undefined;
}

function receiptsOf(sent: readonly Made[], answer: Answer): Received[] {
  const byNumber = new Map(sent.map((made) => [made.operation.n, made]));
  return answer.receipts.flatMap(([n, outcome, reason]) => {
    const made = byNumber.get(n);
    return made ? [{ made, outcome, reason }] : [];
  });
}

const gone = (outcome: string): boolean => outcome === "held" || outcome === "erased";

/** Until its page comes, an admitted operation shows on top of what was confirmed. */
function bridge(changes: Changes, made: Made): void {
  const { type, id } = made.operation;
  const held = changes.entry(type, id);
  const before = held ?? {
    type,
    id,
    fields: {},
    hash: 0,
    places: [],
    stale: [],
    texts: NO_TEXTS,
    ours: [],
  };
  changes.put(type, id, { ...before, ours: [...before.ours, [made.device, made.text]] });
}

function turnPage(
  changes: Changes,
  places: Record<string, readonly [string, number]>,
  page: Page,
): void {
  const [place, view, upto, rows] = page;
  const before = places[place];
  // Another view shows less, or more: nothing of the former one may stay.
  if (before && before[0] !== view)
    for (const entry of changes.in(place)) changes.leave(entry, place);
  for (const row of rows) turnRow(changes, place, row);
  places[place] = [view, upto];
}

function turnRow(changes: Changes, place: string, [type, id, fields, texts]: Row): void {
  const held = changes.entry(type, id);
  if (fields === null) {
    if (held) changes.leave(held, place);
    return;
  }
  const own = placeOf(type, id);
  const others = held?.places.filter((one) => one !== place) ?? [];
  changes.put(type, id, {
    type,
    id,
    fields,
    hash: hashOf(type, id, fields),
    places: own === null ? [...others, place].sort() : named(own),
    stale: held?.stale.filter((one) => one !== place) ?? [],
    texts: texts ?? NO_TEXTS,
    ours: [],
  });
}

/** The share is complete: what was to be filled anew and did not come is not ours, and every effect has its page. */
function finish(changes: Changes): void {
  for (const entry of changes.all()) {
    if (!entry.stale.length && !entry.ours.length) continue;
    const places = entry.places.filter((place) => !entry.stale.includes(place));
    const left = places.length ? { ...entry, places, stale: [], ours: [] } : undefined;
    changes.put(entry.type, entry.id, left);
  }
}

/** The first 6 bytes of SHA-256, as a number: the record's part in the digests. */
function hashOf(type: string, id: string, fields: WireFields): number {
  const writes = new Map(
    Object.entries(fields).map(([name, of]) => [name, [...fromWire(of).values()]]),
  );
  return sha256(toBytes(line(type, id, writes)))
    .subarray(0, 6)
    .reduce((sum, byte) => sum * 256 + byte, 0);
}

function meOf(me: Me, answer: Answer): Me {
  if (answer.wipe) return me;
  const { user, role, programmes } = answer.me;
  const next = {
    ...me,
    user,
    role: role as Role,
    programmes,
    device: answer.identity?.device ?? me.device,
  };
  return JSON.stringify(next) === JSON.stringify(me) ? me : next;
}

/** What there is to say of one's own work: what was refused, what somebody else said otherwise, what was read since. */
function told(opened: Opened, changes: Changes, receipts: readonly Received[]): Refused[] {
  const { head } = opened.box;
  const heard = new Set(receipts.map(({ made }) => made.version));
  // One that could not be read, and now could.
  const before = head.refused.filter((one) => one.outcome !== "unread" || !heard.has(one.version));
  const known = [...refusals(receipts), ...before];
  return [...disputes(opened, changes.entries.values(), known), ...known].slice(0, MOST_TOLD);
}

function refusals(receipts: readonly Received[]): Refused[] {
  return receipts.flatMap(({ made, outcome, reason }) => {
    if (
      outcome !== "held" &&
      outcome !== "proposed" &&
      outcome !== "review" &&
      outcome !== "erased"
    )
      return [];
    const { set, ...of } = toldOf(made, outcome);
    // What is no longer ours to see is not kept readable here either.
    const hidden = outcome === "erased" || reason === "not_yours" || reason === "revoked" || !set;
    return [{ ...of, ...(hidden ? {} : { set }), ...(reason ? { reason } : {}) }];
  });
}
