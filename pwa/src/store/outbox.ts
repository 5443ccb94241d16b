// The outbox: what waits, under two locks. Its owner opens it with the data key; the server, with its own private key,
// whoever carries it there. Against the receipt the owner's lock goes, and for 30 days the server alone could read it.
// Before: write.ts puts items in. After: exchange/round.ts hands them over and takes their receipts; parcel.ts lets others
// carry them.

import type { CipherSuite } from "hpke";
import { type Bytes, decode, encode, joined, randomId, toBytes } from "./bytes.ts";
import { done, type Stores } from "./database.ts";
import { importKey, open, openJson, type Sealer, seal } from "./seal.ts";

export interface KeyRow {
  readonly id: string;
  readonly device: string;
  /** null once everything under it has its receipt. */
  readonly owner: Bytes | null;
  /** As it travels in a parcel, so that the service worker need not know how it is written. */
  readonly server: string;
}

export interface ItemRow {
  readonly device: string;
  readonly n: number;
  readonly key: string;
  /** As it travels in a parcel. */
  readonly sealed: string;
  /** Carried to the server without a receipt to us yet. */
  readonly handed?: boolean;
}

/** An item that has its receipt, kept for a server that might be restored. `since` is the server's time. */
export interface KeptRow extends ItemRow {
  readonly since: number;
}

interface Current {
  readonly row: KeyRow;
  readonly key: CryptoKey;
}

/** ms that items stay, sealed, for a server that might be restored. */
export const KEPT_FOR = 30 * 86_400_000;

const INFO = toBytes("jalon outbox");

export class Outbox {
  readonly #by: Sealer;
  readonly #dataKey: CryptoKey;
  readonly #serverKey: string;
  #device: string;
  #next: Promise<Current> | undefined;

  constructor(by: Sealer, dataKey: CryptoKey, serverKey: string, device: string) {
    this.#by = by;
    this.#dataKey = dataKey;
    this.#serverKey = serverKey;
    this.#device = device;
  }

  /** Makes the key ahead of need, once nobody waits for anything else: what seals to the server is fetched for it. */
  prepare(): void {
    this.#next ??= this.#make();
    this.#next.catch(() => undefined); // made again when it is needed
  }

  /** From now on another key: what is handed over now can then be closed to its owner as a whole. */
  turn(device = this.#device): void {
    this.#device = device;
    this.#next = this.#make();
  }

  /** The key to seal with. */
  async current(): Promise<Current> {
    this.#next ??= this.#make();
    try {
      return await this.#next;
    } catch {
      this.#next = this.#make(); // its code could not be loaded just then
      return this.#next;
    }
  }

  async seal(current: Current, n: number, text: string, mac: string): Promise<ItemRow> {
    const sealed = encode(await seal(this.#by, current.key, toBytes(JSON.stringify([text, mac]))));
    return { device: current.row.device, n, key: current.row.id, sealed };
  }

  /** Opens items that wait; those whose owner's lock is gone stay shut. */
  async open(
    rows: readonly ItemRow[],
    keys: readonly KeyRow[],
  ): Promise<{ row: ItemRow; text: string; mac: string }[]> {
    const opened = new Map<string, CryptoKey>();
    for (const row of keys) {
      if (!row.owner) continue;
      opened.set(
        row.id,
        await importKey(this.#by, await open(this.#by, this.#dataKey, row.owner, row.id)),
      );
    }
    const found = rows.map(async (row) => {
      const key = opened.get(row.key);
      if (!key) return [];
      const [text, mac] = await openJson<[string, string]>(this.#by, key, decode(row.sealed), "");
      return [{ row, text, mac }];
    });
    return (await Promise.all(found)).flat();
  }

  async #make(): Promise<Current> {
    const raw = this.#by.random(32);
    const id = randomId(this.#by.random, 12);
    const device = this.#device;
    const [key, owner, server] = await Promise.all([
      importKey(this.#by, raw),
      seal(this.#by, this.#dataKey, raw, id),
      sealToServer(this.#serverKey, raw),
    ]);
    return { row: { id, device, owner, server }, key };
  }
}

async function sealToServer(serverKey: string, raw: Bytes): Promise<string> {
  const hpke = await import("hpke");
  const suite: CipherSuite = new hpke.CipherSuite(
    hpke.KEM_DHKEM_P256_HKDF_SHA256,
    hpke.KDF_HKDF_SHA256,
    hpke.AEAD_AES_256_GCM,
  );
  const key = await suite.DeserializePublicKey(decode(serverKey));
  const { encapsulatedSecret, ciphertext } = await suite.Seal(key, raw, { info: INFO });
  return encode(joined(encapsulatedSecret as Bytes, ciphertext as Bytes));
}

/** Inside a transaction on outbox, kept and keys: these items have their receipts. */
export async function receipted(
  of: Stores,
  device: string,
  receipts: Iterable<{ n: number; erased: boolean }>,
  since: number,
): Promise<void> {
  const keys = new Set<string>();
  for (const { n, erased } of receipts) {
    const row = (await done(of("outbox").get([device, n]))) as ItemRow | undefined;
    if (!row) continue;
    keys.add(row.key);
    await done(of("outbox").delete([device, n]));
    if (!erased) await done(of("kept").put({ ...row, since } satisfies KeptRow));
  }
  for (const id of keys) {
    const left = await done(of("outbox").index("key").count(id));
    const row = (await done(of("keys").get(id))) as KeyRow | undefined;
    if (left === 0 && row) await done(of("keys").put({ ...row, owner: null }));
  }
}

/** Inside a transaction: lets go of what the server has had for long enough. */
export async function purge(of: Stores, before: number): Promise<void> {
  for (const row of (await done(of("kept").getAll())) as KeptRow[]) {
    if (row.since < before) await done(of("kept").delete([row.device, row.n]));
  }
  for (const id of await done(of("keys").getAllKeys())) {
    const used =
      (await done(of("outbox").index("key").count(id))) +
      (await done(of("kept").index("key").count(id)));
    const row = (await done(of("keys").get(id))) as KeyRow;
    if (used === 0 && row.owner === null) await done(of("keys").delete(id));
  }
}
