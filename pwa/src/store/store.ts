// The store of this device, as the screens and the exchange see it.
// Before: api.ts says what is promised; entrance.ts lets people in; lookup.ts reads. After: index.ts hands it to the
// screens; exchange/index.ts joins it.

import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Store } from "./api.ts";
import type { Head } from "./box.ts";
import { randomId } from "./bytes.ts";
import { type Database, done } from "./database.ts";
import type { Drivers } from "./drivers.ts";
import { Entrance } from "./entrance.ts";
import { lookup } from "./lookup.ts";
import type { Opened } from "./opened.ts";
import type { Registry } from "./registry.ts";
import {
  type Change,
  type Drafts,
  type Link,
  NotKept,
  type StorageReport,
  type WriteOptions,
} from "./types.ts";
import { lineOf, type Status, waitingOf } from "./views.ts";

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
  const entrance = new Entrance(drivers);
  const { state, users, opened, full, idle } = entrance;
  const status = signal<Status>({ sending: false, failure: null });
  const current = () => entrance.current();

  /** What is open now; heard again when what waits or the head changes. */
  const turning = () => {
    const one = current();
    one?.turn.value;
    return one;
  };
  const waiting = computed(() => {
    const one = turning();
    return one ? waitingOf(one) : [];
  });
  const refused = computed(() => turning()?.box.head.refused ?? []);
  const sync = computed(() =>
    lineOf(drivers.now(), status.value, turning()?.box.head, waiting.value),
  );

  async function write(changes: readonly Change[], options?: WriteOptions): Promise<void> {
    const one = current();
    if (!one) throw new NotKept("locked");
    try {
      await one.write(changes, options?.drafts ?? []);
      full.value = false;
    } catch (error) {
      if (error instanceof NotKept && error.why === "full") full.value = true;
      throw error;
    }
    entrance.link?.nudge();
  }

  async function storageReport(): Promise<StorageReport> {
    const one = opened.peek();
    const [{ usage, quota }, persisted] = await Promise.all([
      drivers.estimate(),
      drivers.persisted(),
    ]);
    const count = () => one?.box.database.read(["kept"], (of) => done(of("kept").count()));
    return {
      usage: usage ?? null,
      quota: quota ?? null,
      persisted,
      writes: await entrance.probe(one?.box.device),
      records: one?.memory.entries().length ?? 0,
      waiting: one?.waiting().length ?? 0,
      keptForServer: (await count()) ?? 0,
    };
  }

  async function exportParcel(): Promise<string | null> {
    const at = state.peek();
    const device = opened.peek()?.box.device ?? (at.kind === "locked" ? at.user.device : undefined);
    if (device === undefined) return null;
    const { parcelsOf } = await import("./parcel.ts");
    const parcels = await parcelsOf(entrance.database(device), "waiting");
    return parcels.length ? JSON.stringify(parcels) : null;
  }

  return {
    ...lookup(current),
    drivers,
    opened,
    status,
    state,
    users,
    sync,
    waiting,
    refused,
    full,
    write,
    storageReport,
    exportParcel,
    registry: () => entrance.registry(),
    database: (device) => entrance.database(device),
    probe: (device) => entrance.probe(device),
    admit: (head, name, pin) => entrance.admit(head, name, pin),
    forget: (device) => entrance.forget(device),
    start: () => entrance.start(),
    unlock: (pin) => entrance.unlock(pin),
    lock: () => entrance.lock(),
    choose: (device) => entrance.choose(device),
    another: () => entrance.another(),
    changePin: (old, pin) => entrance.changePin(old, pin),
    forgotPin: (device) => entrance.forgotPin(device),
    join(link) {
      entrance.link = link;
    },
    async enrol(code, deviceName, name, pin) {
      const { link } = entrance;
      return link ? link.enrol(code, deviceName, name, pin) : { ok: false, why: "network" };
    },
    waitingOf: (device) =>
      entrance.database(device).read(["outbox"], (of) => done(of("outbox").count())),
    handSealed: async (device) => (await entrance.link?.handSealed(device)) ?? false,
    async deliverParcel(text) {
      const { readParcels } = await import("./parcel.ts");
      const parcels = readParcels(text);
      const { link } = entrance;
      return parcels && link ? link.deliver(parcels) : { ok: false, why: "file" };
    },
    touch: () => idle.touch(),
    hold: () => idle.hold(),
    id: (length = 12) => randomId(drivers.random, length),
    get drafts() {
      return current()?.drafts ?? NO_DRAFTS;
    },
    dismiss: async (version) => opened.peek()?.dismiss(version),
    persist: () => drivers.persist(),
    nudge: () => entrance.link?.nudge(),
  };
}
