// One user's store on this device: its database, and while it is unlocked, its keys and its head (who one is, how far
// one has everything, what was refused).
// Before: database.ts, seal.ts, lock.ts. After: store.ts opens it, write.ts and exchange/ change it.

import type { Ranges } from "../../../sync/names.ts";
import { type Bytes, decode, encode, toBytes } from "./bytes.ts";
import { type Database, done, type Shape, type Stores } from "./database.ts";
import type { Drivers } from "./drivers.ts";
import type { LockRow } from "./lock.ts";
import { importKey, openJson, sealJson } from "./seal.ts";
import type { Me, Refused } from "./types.ts";

export const databaseOf = (device: string): string => `jalon-${device}`;

export const shapeOf = (device: string): Shape => ({
  name: databaseOf(device),
  version: 1,
  upgrade(database) {
    for (const name of ["meta", "drafts"]) database.createObjectStore(name);
    database.createObjectStore("blocks", { keyPath: "name" });
    database.createObjectStore("keys", { keyPath: "id" });
    for (const name of ["outbox", "kept"]) {
      database.createObjectStore(name, { keyPath: ["device", "n"] }).createIndex("key", "key");
    }
  },
});

/** The next number of the device as an author. In clear: every write compares and moves it. */
export interface Counter {
  readonly device: string;
  readonly next: number;
}

/** Sealed, and changed as a whole. */
export interface Head {
  readonly me: Me;
  /** Secrets of the devices that one is and was; a copied phone becomes another device. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly serverKey: string;
  readonly point: readonly [number, string] | null;
  /** The cursor: place → view, and the number up to which everything is here. */
  readonly places: Readonly<Record<string, readonly [string, number]>>;
  /** What the server has of each device that one is and was. */
  readonly received: Readonly<Record<string, Ranges>>;
  /** ms that the server's clock is ahead of ours. */
  readonly offset: number;
  /** When it last answered, in our time and in its own. */
  readonly contact: number | null;
  readonly server: number;
  /** ms that one may read without a contact. */
  readonly lease: number;
  readonly refused: readonly Refused[];
  /** Places whose digest differed, to be reported. */
  readonly repaired: readonly string[];
  /** When that was last so, in our time: told to the user. */
  readonly repairedAt?: number;
}

export interface HeadRow {
  readonly gen: number;
  readonly sealed: Bytes;
}

/** Somebody else changed the head meanwhile: read again, make again. */
export class Moved extends Error {}

export class Box {
  readonly device: string;
  readonly database: Database;
  readonly drivers: Drivers;
  readonly key: CryptoKey;
  head: Head;
  gen: number;
  /** Locked meanwhile: whoever still holds it must let go. */
  closed = false;
  readonly #macs = new Map<string, Promise<CryptoKey>>();

  private constructor(
    drivers: Drivers,
    database: Database,
    device: string,
    key: CryptoKey,
    head: Head,
    gen: number,
  ) {
    this.drivers = drivers;
    this.database = database;
    this.device = device;
    this.key = key;
    this.head = head;
    this.gen = gen;
  }

  static async create(
    drivers: Drivers,
    database: Database,
    device: string,
    raw: Bytes,
    lock: LockRow,
    head: Head,
  ): Promise<Box> {
    const box = new Box(drivers, database, device, await importKey(drivers, raw), head, 1);
    const row = {
      gen: 1,
      sealed: await sealJson(drivers, box.key, head, "head"),
    } satisfies HeadRow;
    await database.write(["meta"], async (of) => {
      await done(of("meta").put(lock, "lock"));
      await done(of("meta").put({ device, next: 1 } satisfies Counter, "counter"));
      await done(of("meta").put(row, "head"));
    });
    return box;
  }

  static async open(
    drivers: Drivers,
    database: Database,
    device: string,
    raw: Bytes,
    row: HeadRow,
  ): Promise<Box> {
    const key = await importKey(drivers, raw);
    const head = await openJson<Head>(drivers, key, row.sealed, "head");
    return new Box(drivers, database, device, key, head, row.gen);
  }

  /** Reads the head again, after another tab changed it. */
  async refresh(): Promise<void> {
    const row = (await this.database.read(["meta"], (of) =>
      done(of("meta").get("head")),
    )) as HeadRow;
    if (row.gen === this.gen) return;
    this.head = await openJson<Head>(this.drivers, this.key, row.sealed, "head");
    this.gen = row.gen;
  }

  /** One transaction that changes the head and whatever `body` puts beside it; `Moved` if another tab was first. */
  async commit(
    stores: readonly string[],
    next: Head,
    body: (of: Stores) => Promise<void>,
  ): Promise<void> {
    const gen = this.gen;
    const row = {
      gen: gen + 1,
      sealed: await sealJson(this.drivers, this.key, next, "head"),
    } satisfies HeadRow;
    if (this.closed) throw new Moved("locked");
    await this.database.write(["meta", ...stores], async (of) => {
      const now = (await done(of("meta").get("head"))) as HeadRow | undefined;
      if (now?.gen !== gen) throw new Moved("head");
      await done(of("meta").put(row, "head"));
      await body(of);
    });
    this.head = next;
    this.gen = gen + 1;
  }

  /** The proof of the author: 16 bytes of HMAC-SHA-256 under a device's secret. */
  async mac(device: string, text: string): Promise<string> {
    let key = this.#macs.get(device);
    if (!key) {
      const raw = decode(this.head.secrets[device] ?? "");
      key = this.drivers.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, [
        "sign",
      ]);
      this.#macs.set(device, key);
    }
    const whole = await this.drivers.subtle.sign("HMAC", await key, toBytes(text));
    return encode(new Uint8Array(whole).subarray(0, 16));
  }

  sealBlock(name: string, rows: unknown): Promise<Bytes> {
    return sealJson(this.drivers, this.key, rows, name);
  }

  openBlock<R>(name: string, sealed: Bytes): Promise<R> {
    return openJson<R>(this.drivers, this.key, sealed, name);
  }
}
