// The store of this device: who is in, what is open, and the way between the parts and the screens.
// Before: api.ts says what is promised. After: index.ts hands it to the screens; exchange/index.ts joins it.

import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { EMPTY, read } from "../../../sync/merge.ts";
import type { Store } from "./api.ts";
import { Box, databaseOf, type Head, shapeOf } from "./box.ts";
import { type Bytes, randomId } from "./bytes.ts";
import { Database, deleteDatabase, done } from "./database.ts";
import type { Drivers } from "./drivers.ts";
import { Idle } from "./idle.ts";
import { guess, guessed, lockOf, makeLock, waitOf } from "./lock.ts";
import type { Cell } from "./memory.ts";
import { type Early, Opened, readEarly } from "./opened.ts";
import { parcelsOf, readParcels } from "./parcel.ts";
import { listedIn, readingOf, seen } from "./reading.ts";
import { Registry } from "./registry.ts";
import {
  type Drafts,
  type Enrolling,
  type Link,
  NotKept,
  type Seen,
  type State,
  type Unlocking,
  type UserOfDevice,
} from "./types.ts";
import { isExpired, lineOf, type Status, waitingOf } from "./views.ts";

/** What the exchange sees besides. */
export interface Engine extends Store {
  readonly drivers: Drivers;
  readonly opened: ReadonlySignal<Opened | undefined>;
  readonly status: Signal<Status>;
  registry(): Registry;
  /** The database of any user of this device, locked or not. */
  database(device: string): Database;
  join(link: Link): void;
  /** Whether this device can keep anything, told before an invitation is used up. */
  probe(device?: string): Promise<boolean>;
  /** Makes a store for somebody whom the server has let in, and opens it. */
  admit(head: Head, name: string, pin: string): Promise<void>;
  /** Deletes one user's store, and only theirs. */
  forget(device: string): Promise<void>;
}

const NO_DRAFTS: Drafts = {
  get: () => undefined,
  set: () => undefined,
  drop: () => undefined,
  keys: () => [],
  flush: async () => undefined,
};

export function createStore(drivers: Drivers): Engine {
  const state = signal<State>({ kind: "starting" });
  const users = signal<readonly UserOfDevice[]>([]);
  const opened = signal<Opened | undefined>(undefined);
  const full = signal(false);
  const status = signal<Status>({ sending: false, failure: null });
  const idle = new Idle(drivers, lock);
  const databases = new Map<string, Database>();
  let registry_: Registry | undefined;
  let link: Link | undefined;
  let closing: Promise<unknown> = Promise.resolve();

  const current = () => (state.value.kind === "open" ? opened.value : undefined);
  const waiting = computed(() => {
    const one = current();
    one?.turn.value;
    return one ? waitingOf(one) : [];
  });
  const refused = computed(() => {
    const one = current();
    one?.turn.value;
    return one?.box.head.refused ?? [];
  });
  const sync = computed(() => {
    const one = current();
    one?.turn.value;
    return lineOf(drivers.now(), status.value, one?.box.head, waiting.value.length);
  });

  function registry(): Registry {
    if (!drivers.databases) throw new NotKept("failed");
    registry_ ??= new Registry(drivers, drivers.databases, () => {
      state.value = { kind: "blocked" };
    });
    return registry_;
  }

  function database(device: string): Database {
    if (!drivers.databases) throw new NotKept("failed");
    let one = databases.get(device);
    if (!one) {
      one = new Database(drivers.databases, shapeOf(device), () => {
        state.value = { kind: "blocked" };
      });
      databases.set(device, one);
    }
    return one;
  }

  async function start(): Promise<void> {
    try {
      if (!drivers.subtle) throw new NotKept("failed");
      users.value = await registry().users();
      await toFirst();
    } catch {
      state.value = { kind: "unusable" };
    }
  }

  /** The lock of whoever was here last, or the first opening. */
  async function toFirst(): Promise<void> {
    const first = users.value.find((user) => !user.left);
    if (first) await ask(first);
    else state.value = { kind: "new", lost: await registry().lost() };
  }

  async function ask(user: UserOfDevice): Promise<void> {
    const row = await lockOf(database(user.device));
    state.value = {
      kind: "locked",
      user,
      wait: row ? waitOf(row, drivers.now()) : 0,
      emptied: !row,
    };
  }

  async function unlock(pin: string): Promise<Unlocking> {
    const before = state.value;
    if (before.kind !== "locked") return { ok: false, why: "unusable", wait: 0 };
    const { user } = before;
    await closing; // somebody who comes straight back finds what they had just typed
    const from = database(user.device);
    try {
      const row = await lockOf(from);
      if (!row) {
        state.value = { ...before, emptied: true };
        return { ok: false, why: "emptied", wait: 0 };
      }
      // While the code is stretched into a key, the disk is read.
      const reading = readEarly(from, today(drivers));
      reading.catch(() => undefined);
      const found = await guess(drivers, from, pin, row);
      if (found.raw === null) {
        state.value = { ...before, wait: found.wait };
        return { ok: false, why: found.why, wait: found.wait };
      }
      state.value = { kind: "opening", user };
      const early = await reading;
      await enter(await Box.open(drivers, from, user.device, found.raw, early.head), early);
      await guessed(from);
      await registry().put(user);
      users.value = await registry().users();
      return { ok: true };
    } catch {
      opened.value = undefined;
      state.value = before;
      return { ok: false, why: "unusable", wait: 0 };
    }
  }

  async function enter(box: Box, early: Early): Promise<void> {
    const one = await Opened.open(box, early, (value) => {
      full.value = value;
    });
    opened.value = one;
    admitted(one);
    one.turn.subscribe(() => admitted(one));
    one.complete.then(() => admitted(one)).catch(() => undefined);
    idle.start();
    link?.nudge();
    full.value = !(await probe(box.device));
  }

  /** Open, unless the lease has run out; a contact with the server mends that. */
  function admitted(one: Opened): void {
    if (opened.peek() !== one) return;
    nameOrganisation(one).catch(() => undefined); // only a label; it is tried again at the next change
    const { me } = one.box.head;
    const before = state.peek();
    const clock = drivers.now();
    if (isExpired(one.box.head, clock)) {
      if (before.kind !== "expired") state.value = { kind: "expired", me, clock };
    } else if (before.kind !== "open" || before.me !== me || before.complete !== one.whole) {
      state.value = { kind: "open", me, complete: one.whole };
    }
  }

  /** The lock screen says whose tablet it is, once that is known. */
  async function nameOrganisation(one: Opened): Promise<void> {
    const cell = one.memory.cell("organisation", "organisation");
    const name = cell && seen(one.memory, cell).values.name;
    const user = users.peek().find((other) => other.device === one.box.device);
    if (!user || typeof name !== "string" || user.organisation === name) return;
    users.value = users
      .peek()
      .map((other) => (other === user ? { ...user, organisation: name } : other));
    await registry().put({ ...user, organisation: name });
  }

  function lock(): void {
    const one = opened.peek();
    const user = users.peek().find((other) => other.device === one?.box.device);
    if (!one || !user) return;
    idle.stop();
    opened.value = undefined;
    state.value = { kind: "locked", user, wait: 0, emptied: false };
    // What was just tapped and typed still reaches the disk; then keys and records are let go.
    closing = Promise.allSettled([one.drafts.flush(), one.writer.settled()]).then(() =>
      one.close(),
    );
  }

  async function probe(device?: string): Promise<boolean> {
    try {
      if (device === undefined) {
        await registry().users();
        return await registry().probe();
      }
      await database(device).write(["meta"], async (of) => {
        await done(of("meta").put(drivers.random(32_768), "probe"));
        await done(of("meta").delete("probe"));
      });
      return true;
    } catch {
      return false;
    }
  }

  async function admit(head: Head, name: string, pin: string): Promise<void> {
    const { device } = head.me;
    const raw: Bytes = drivers.random(32);
    const row = await makeLock(drivers, raw, pin);
    const box = await Box.create(drivers, database(device), device, raw, row, head);
    await registry().put({ device, name, organisation: "" });
    users.value = await registry().users();
    await enter(box, await readEarly(box.database, today(drivers)));
  }

  async function forget(device: string): Promise<void> {
    const one = opened.peek();
    if (one?.box.device === device) {
      idle.stop();
      opened.value = undefined;
      one.close();
    }
    await databases.get(device)?.close();
    databases.delete(device);
    if (drivers.databases) await deleteDatabase(drivers.databases, databaseOf(device));
    await registry().remove(device);
    users.value = await registry().users();
    await toFirst();
  }

  async function forgotPin(device: string): Promise<boolean> {
    const user = users.peek().find((one) => one.device === device);
    if (!user || !(await link?.handSealed(device))) return false;
    // What is sealed to the server stays; what only the lost code opened is of no more use to anybody.
    await database(device).write(["meta", "blocks", "drafts"], async (of) => {
      for (const name of ["blocks", "drafts", "meta"]) await done(of(name).clear());
    });
    await registry().put({ ...user, left: true });
    users.value = await registry().users();
    await toFirst();
    return true;
  }

  function list<V>(cells: Iterable<Cell>, one: Opened, type: string): readonly Seen<V>[] {
    return [...cells].flatMap((cell) => {
      if (cell.type !== type) return [];
      const found = seen(one.memory, cell);
      return found.sight ? [found as unknown as Seen<V>] : [];
    });
  }

  const engine: Engine = {
    drivers,
    opened,
    status,
    state,
    users,
    sync,
    waiting,
    refused,
    full,
    registry,
    database,
    probe,
    admit,
    forget,
    start,
    unlock,
    lock,
    forgotPin,
    join(other) {
      link = other;
    },
    async enrol(code, deviceName, name, pin): Promise<Enrolling> {
      return link ? link.enrol(code, deviceName, name, pin) : { ok: false, why: "network" };
    },
    choose(device) {
      const user = users.peek().find((one) => one.device === device);
      if (!user) return;
      lock();
      ask(user).catch(() => {
        state.value = { kind: "unusable" };
      });
    },
    another() {
      lock();
      state.value = { kind: "new", lost: false };
    },
    async changePin(old, pin) {
      const one = opened.peek();
      if (!one) return { ok: false, why: "unusable", wait: 0 };
      const known = await lockOf(one.box.database);
      if (!known) return { ok: false, why: "emptied", wait: 0 };
      const found = await guess(drivers, one.box.database, old, known);
      if (found.raw === null) return { ok: false, why: found.why, wait: found.wait };
      const row = await makeLock(drivers, found.raw, pin);
      await one.box.database.write(["meta"], (of) => done(of("meta").put(row, "lock")));
      return { ok: true };
    },
    waitingOf: (device) => database(device).read(["outbox"], (of) => done(of("outbox").count())),
    handSealed: async (device) => (await link?.handSealed(device)) ?? false,
    touch: () => idle.touch(),
    hold: () => idle.hold(),
    get<V>(type: string, id: string) {
      const one = current();
      one?.memory.topics.hear(`${type} ${id}`);
      const cell = one?.memory.cell(type, id);
      return one && cell ? (seen(one.memory, cell) as unknown as Seen<V>) : undefined;
    },
    records<V>(type: string) {
      const one = current();
      one?.memory.topics.hear(type);
      return one ? one.lists.of(type, () => list<V>(one.memory.cells(type), one, type)) : [];
    },
    under<V>(session: string, type: string) {
      const one = current();
      one?.memory.topics.hear(`under ${session}`);
      return one ? list<V>(one.memory.under(session), one, type) : [];
    },
    about<V>(person: string, type: string) {
      const one = current();
      one?.memory.topics.hear(`about ${person}`);
      return one ? list<V>(one.memory.about(person), one, type) : [];
    },
    reading(type, id, field) {
      const one = current();
      one?.memory.topics.hear(`${type} ${id}`);
      const cell = one?.memory.cell(type, id);
      return one && cell ? readingOf(one.memory, cell, field) : read(type, field, EMPTY);
    },
    record(type, id) {
      const one = current();
      one?.memory.topics.hear(`${type} ${id}`);
      const cell = one?.memory.cell(type, id);
      return one && cell ? one.memory.rec(cell) : EMPTY;
    },
    validations(session) {
      const one = current();
      one?.memory.topics.hear(`session ${session}`);
      return one?.memory.validations({ type: "session", id: session }) ?? [];
    },
    listed(session) {
      const one = current();
      one?.memory.topics.hear(`under ${session}`);
      one?.memory.topics.hear(`session ${session}`);
      return one ? listedIn(one.memory, session) : {};
    },
    async write(changes, options) {
      const one = current();
      if (!one) throw new NotKept("locked");
      try {
        await one.write(changes, options?.drafts ?? []);
        full.value = false;
      } catch (error) {
        if (error instanceof NotKept && error.why === "full") full.value = true;
        throw error;
      }
      link?.nudge();
    },
    id: (length = 12) => randomId(drivers.random, length),
    get drafts() {
      return current()?.drafts ?? NO_DRAFTS;
    },
    async dismiss(version) {
      await opened.peek()?.dismiss(version);
    },
    async storageReport() {
      const one = opened.peek();
      const [{ usage, quota }, persisted] = await Promise.all([
        drivers.estimate(),
        drivers.persisted(),
      ]);
      const kept = one
        ? await one.box.database.read(["kept"], (of) => done(of("kept").count()))
        : 0;
      return {
        usage: usage ?? null,
        quota: quota ?? null,
        persisted,
        writes: await probe(one?.box.device),
        records: one?.memory.entries().length ?? 0,
        waiting: one?.waiting().length ?? 0,
        keptForServer: kept,
      };
    },
    persist: () => drivers.persist(),
    async exportParcel() {
      const before = state.peek();
      const device =
        opened.peek()?.box.device ?? (before.kind === "locked" ? before.user.device : undefined);
      if (device === undefined) return null;
      const parcels = await parcelsOf(database(device), "waiting");
      return parcels.length ? JSON.stringify(parcels) : null;
    },
    async deliverParcel(text) {
      const parcels = readParcels(text);
      if (!parcels || !link) return { ok: false, why: "file" };
      return link.deliver(parcels);
    },
    nudge: () => link?.nudge(),
  };
  return engine;
}

/** The date on the wall, where sessions are held. */
export function today(drivers: Drivers): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" }).format(drivers.now());
}
