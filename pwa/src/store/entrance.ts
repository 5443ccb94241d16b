// Who comes in and who goes out: the first opening, the lock, the automatic lock, another user, a forgotten code, a wipe.
// Before: registry.ts, lock.ts, idle.ts. After: opened.ts is what one user works with; store.ts shows it to the screens.

import { signal } from "@preact/signals";
import { Box, databaseOf, type Head, shapeOf } from "./box.ts";
import type { Bytes } from "./bytes.ts";
import { Database, deleteDatabase, done } from "./database.ts";
import type { Drivers } from "./drivers.ts";
import { Idle } from "./idle.ts";
import { guess, guessed, lockOf, makeLock, waitOf } from "./lock.ts";
import { type Early, Opened, readEarly } from "./opened.ts";
import { seen } from "./reading.ts";
import { Registry } from "./registry.ts";
import { type Link, NotKept, type State, type Unlocking, type UserOfDevice } from "./types.ts";
import { isExpired } from "./views.ts";

export class Entrance {
  readonly state = signal<State>({ kind: "starting" });
  readonly users = signal<readonly UserOfDevice[]>([]);
  readonly opened = signal<Opened | undefined>(undefined);
  readonly full = signal(false);
  readonly idle: Idle;
  link: Link | undefined;
  readonly #drivers: Drivers;
  readonly #databases = new Map<string, Database>();
  #registry: Registry | undefined;
  #closing: Promise<unknown> = Promise.resolve();

  constructor(drivers: Drivers) {
    this.#drivers = drivers;
    this.idle = new Idle(drivers, () => this.lock());
  }

  /** What is open, if it may be read. */
  current(): Opened | undefined {
    return this.state.value.kind === "open" ? this.opened.value : undefined;
  }

  registry(): Registry {
    if (!this.#drivers.databases) throw new NotKept("failed");
    this.#registry ??= new Registry(this.#drivers, this.#drivers.databases, () => {
      this.state.value = { kind: "blocked" };
    });
    return this.#registry;
  }

  database(device: string): Database {
    if (!this.#drivers.databases) throw new NotKept("failed");
    let one = this.#databases.get(device);
    if (!one) {
      one = new Database(this.#drivers.databases, shapeOf(device), () => {
        this.state.value = { kind: "blocked" };
      });
      this.#databases.set(device, one);
    }
    return one;
  }

  async start(): Promise<void> {
    try {
      if (!this.#drivers.subtle) throw new NotKept("failed");
      this.users.value = await this.registry().users();
      await this.#toFirst();
    } catch {
      this.state.value = { kind: "unusable" };
    }
  }

  /** The lock of whoever was here last, or the first opening. */
  async #toFirst(): Promise<void> {
    const first = this.users.value.find((user) => !user.left);
    if (first) await this.#ask(first);
    else this.state.value = { kind: "new", lost: await this.registry().lost() };
  }

  async #ask(user: UserOfDevice): Promise<void> {
    const row = await lockOf(this.database(user.device));
    this.state.value = {
      kind: "locked",
      user,
      wait: row ? waitOf(row, this.#drivers.now()) : 0,
      emptied: !row,
    };
  }

  async unlock(pin: string): Promise<Unlocking> {
    const before = this.state.value;
    if (before.kind !== "locked") return { ok: false, why: "unusable", wait: 0 };
    const { user } = before;
    await this.#closing; // somebody who comes straight back finds what they had just typed
    const from = this.database(user.device);
    try {
      const row = await lockOf(from);
      if (!row) {
        this.state.value = { ...before, emptied: true };
        return { ok: false, why: "emptied", wait: 0 };
      }
      // While the code is stretched into a key, the disk is read.
      const reading = readEarly(from, today(this.#drivers));
      reading.catch(() => undefined);
      const found = await guess(this.#drivers, from, pin, row);
      if (found.raw === null) {
        this.state.value = { ...before, wait: found.wait };
        return { ok: false, why: found.why, wait: found.wait };
      }
      this.state.value = { kind: "opening", user };
      const early = await reading;
      await this.#enter(
        await Box.open(this.#drivers, from, user.device, found.raw, early.head),
        early,
      );
    } catch {
      this.opened.value = undefined;
      this.state.value = before;
      return { ok: false, why: "unusable", wait: 0 };
    }
    await this.#entered(from, user.device).catch(() => undefined); // they are in; who was last is a nicety
    return { ok: true };
  }

  async #entered(database: Database, device: string): Promise<void> {
    await guessed(database);
    const user = this.users.peek().find((one) => one.device === device);
    if (user) await this.registry().put(user);
    this.users.value = await this.registry().users();
  }

  async #enter(box: Box, early: Early): Promise<void> {
    const one = await Opened.open(box, early, (value) => {
      this.full.value = value;
    });
    this.opened.value = one;
    this.#admitted(one);
    one.turn.subscribe(() => this.#admitted(one));
    one.complete.then(() => this.#admitted(one)).catch(() => undefined);
    this.idle.start();
    this.link?.nudge();
    this.full.value = !(await this.probe(box.device));
  }

  /** Open, unless the lease has run out; a contact with the server mends that. */
  #admitted(one: Opened): void {
    if (this.opened.peek() !== one) return;
    this.#nameOrganisation(one).catch(() => undefined); // only a label; it is tried again at the next change
    const { me } = one.box.head;
    const before = this.state.peek();
    const clock = this.#drivers.now();
    if (isExpired(one.box.head, clock)) {
      if (before.kind !== "expired") this.state.value = { kind: "expired", me, clock };
    } else if (before.kind !== "open" || before.me !== me || before.complete !== one.whole) {
      this.state.value = { kind: "open", me, complete: one.whole };
    }
  }

  /** The lock screen says whose tablet it is, once that is known. */
  async #nameOrganisation(one: Opened): Promise<void> {
    const cell = one.memory.cell("organisation", "organisation");
    const name = cell && seen(one.memory, cell).values.name;
    const user = this.users.peek().find((other) => other.device === one.box.device);
    if (!user || typeof name !== "string" || user.organisation === name) return;
    this.users.value = this.users
      .peek()
      .map((other) => (other === user ? { ...user, organisation: name } : other));
    await this.registry().put({ ...user, organisation: name });
  }

  lock(): void {
    const one = this.opened.peek();
    const user = this.users.peek().find((other) => other.device === one?.box.device);
    if (!one || !user) return;
    this.idle.stop();
    this.opened.value = undefined;
    this.state.value = { kind: "locked", user, wait: 0, emptied: false };
    // What was just tapped and typed still reaches the disk; then keys and records are let go.
    this.#closing = Promise.allSettled([one.drafts.flush(), one.writer.settled()]).then(() => {
      one.close();
      this.link?.nudge(); // what still waits can go sealed
    });
  }

  /** Whether this device can keep anything: told before an invitation is used up, and before anybody types. */
  async probe(device?: string): Promise<boolean> {
    try {
      if (device === undefined) {
        await this.registry().users();
        return await this.registry().probe();
      }
      await this.database(device).write(["meta"], async (of) => {
        await done(of("meta").put(this.#drivers.random(32_768), "probe"));
        await done(of("meta").delete("probe"));
      });
      return true;
    } catch {
      return false;
    }
  }

  /** Makes a store for somebody whom the server has let in, and opens it. */
  async admit(head: Head, name: string, pin: string): Promise<void> {
    const { device } = head.me;
    const raw: Bytes = this.#drivers.random(32);
    const row = await makeLock(this.#drivers, raw, pin);
    const box = await Box.create(this.#drivers, this.database(device), device, raw, row, head);
    await this.registry().put({ device, name, organisation: "" });
    this.users.value = await this.registry().users();
    await this.#enter(box, await readEarly(box.database, today(this.#drivers)));
  }

  /** Deletes one user's store, and only theirs. */
  async forget(device: string): Promise<void> {
    const one = this.opened.peek();
    if (one?.box.device === device) {
      this.idle.stop();
      this.opened.value = undefined;
      one.close();
    }
    await this.#databases.get(device)?.close();
    this.#databases.delete(device);
    if (this.#drivers.databases) await deleteDatabase(this.#drivers.databases, databaseOf(device));
    await this.registry().remove(device);
    this.users.value = await this.registry().users();
    if (!this.opened.peek()) await this.#toFirst();
  }

  async forgotPin(device: string): Promise<boolean> {
    const user = this.users.peek().find((one) => one.device === device);
    if (!user || !(await this.link?.handSealed(device))) return false;
    // What is sealed to the server stays; what only the lost code opened is of no more use to anybody.
    await this.database(device).write(["meta", "blocks", "drafts"], async (of) => {
      for (const name of ["blocks", "drafts", "meta"]) await done(of(name).clear());
    });
    await this.registry().put({ ...user, left: true });
    this.users.value = await this.registry().users();
    await this.#toFirst();
    return true;
  }

  async changePin(old: string, pin: string): Promise<Unlocking> {
    const one = this.opened.peek();
    if (!one) return { ok: false, why: "unusable", wait: 0 };
    const { database } = one.box;
    const known = await lockOf(database);
    if (!known) return { ok: false, why: "emptied", wait: 0 };
    const found = await guess(this.#drivers, database, old, known);
    if (found.raw === null) return { ok: false, why: found.why, wait: found.wait };
    const row = await makeLock(this.#drivers, found.raw, pin);
    await database.write(["meta"], (of) => done(of("meta").put(row, "lock")));
    return { ok: true };
  }

  choose(device: string): void {
    const user = this.users.peek().find((one) => one.device === device);
    if (!user) return;
    this.lock();
    this.#ask(user).catch(() => {
      this.state.value = { kind: "unusable" };
    });
  }

  another(): void {
    this.lock();
    this.state.value = { kind: "new", lost: false };
  }
}

/** The date on the wall, where sessions are held. */
export function today(drivers: Drivers): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" }).format(drivers.now());
}
