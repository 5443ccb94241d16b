// A world for the store in Node: a disk that survives a crash, a clock and a crash that tests set, real WebCrypto.
// Before: a test asks for a device. After: the product's own engine runs on it.

import { IDBFactory } from "fake-indexeddb";
import type { Head } from "../../pwa/src/store/box.ts";
import type { Channel, Drivers } from "../../pwa/src/store/drivers.ts";
import { createStore, type Engine } from "../../pwa/src/store/store.ts";

/** Thrown where a test wants the battery to die: nothing runs in that tab after it. */
export class Died extends Error {}

/** One browser of one device: its disk and its clock outlive the tabs. */
export class World {
  databases = new IDBFactory();
  now = Date.parse("2026-11-19T13:30:00Z");
  /** Called at each step between which a crash may fall. */
  passed: (step: string) => void = () => undefined;
  fetch: Drivers["fetch"] = () => Promise.reject(new TypeError("no network"));
  memo: readonly string[] = [];
  /** Tabs do not hear each other. */
  deaf = false;
  readonly #lines = new Map<string, Set<(message: unknown) => void>>();
  readonly #locks = new Set<string>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();

  tab(): Engine {
    return createStore(this.drivers());
  }

  /** Ends all timers: nothing of this world goes on after its test. */
  end(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  drivers(): Drivers {
    return {
      now: () => this.now,
      random: (length) => crypto.getRandomValues(new Uint8Array(length)),
      subtle: crypto.subtle,
      databases: this.databases,
      fetch: (address, init) => this.fetch(address, init),
      after: (ms, what) => {
        const timer = setTimeout(what, ms);
        this.#timers.add(timer);
        return () => clearTimeout(timer);
      },
      breathe: () => new Promise((go) => setImmediate(go)),
      passed: (step) => this.passed(step),
      alone: async (name, what) => {
        if (this.#locks.has(name)) return undefined;
        this.#locks.add(name);
        try {
          return await what();
        } finally {
          this.#locks.delete(name);
        }
      },
      channel: (name, hear) => this.#channel(name, hear),
      live: () => () => undefined,
      memo: {
        read: () => this.memo,
        write: (devices) => {
          this.memo = devices;
        },
      },
      estimate: async () => ({ usage: 1, quota: 2 }),
      persisted: async () => true,
      persist: async () => true,
      background: () => undefined,
      rounds: 10,
      idle: 5 * 60_000,
    };
  }

  #channel(name: string, hear: (message: unknown) => void): Channel {
    const line = this.#lines.get(name) ?? new Set();
    this.#lines.set(name, line);
    line.add(hear);
    return {
      tell: (message) => {
        if (this.deaf) return;
        for (const other of line)
          if (other !== hear) queueMicrotask(() => other(structuredClone(message)));
      },
      close: () => line.delete(hear),
    };
  }

  /** Everything that lies on the disk, as one text in which a readable name would be found. */
  async disk(): Promise<string> {
    const found: string[] = [];
    for (const { name } of await this.databases.databases()) {
      const database = await asked(this.databases.open(name ?? ""));
      for (const store of database.objectStoreNames) {
        const of = database.transaction(store).objectStore(store);
        const [keys, rows] = await Promise.all([asked(of.getAllKeys()), asked(of.getAll())]);
        found.push(...[...keys, ...rows].map(readable));
      }
      database.close();
    }
    return found.join("\n");
  }
}

export function asked<R>(request: IDBRequest<R>): Promise<R> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Bytes become the letters that they would be on a disk; the rest is written out. */
function readable(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("latin1");
  if (value instanceof CryptoKey) return "A KEY THAT LIES ON THE DISK";
  if (Array.isArray(value)) return value.map(readable).join(" ");
  if (value && typeof value === "object")
    return Object.entries(value)
      .map(([k, v]) => `${k} ${readable(v)}`)
      .join(" ");
  return String(value);
}

export const PIN = "271828";
export const PROGRAMME = "k3j9x2ab";
export const ACTIVITY = `${PROGRAMME}.cuisine1`;
export const SESSION = `${ACTIVITY}.2026-11-19.1`;
export const markOf = (person: string): string => `${SESSION}.${person}`;

/** What a server would have told Nadia's phone. */
export async function headOf(device: string, serverKey: string, name = "Nadia"): Promise<Head> {
  return {
    me: {
      user: "nadiauser001",
      name,
      role: "worker",
      programmes: [PROGRAMME],
      device,
      organisation: "1",
    },
    secrets: {
      [device]: Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url"),
    },
    serverKey,
    point: null,
    places: {},
    received: {},
    offset: 0,
    contact: null,
    server: 0,
    lease: 30 * 86_400_000,
    refused: [],
    repaired: [],
  };
}

/** The server's pair of keys for outboxes; the private half opens parcels in tests. */
export async function serverPair(): Promise<{ pair: CryptoKeyPair; text: string }> {
  const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, [
    "deriveBits",
  ]);
  const raw = await crypto.subtle.exportKey("raw", pair.publicKey);
  return { pair, text: Buffer.from(raw).toString("base64url") };
}

/** Nadia's phone, open. */
export async function nadia(world: World, device = "nadia001"): Promise<Engine> {
  const { text } = await serverPair();
  const engine = world.tab();
  await engine.start();
  await engine.admit(await headOf(device, text), "Nadia", PIN);
  return engine;
}

/** The same phone, started again. */
export async function again(world: World, pin = PIN): Promise<Engine> {
  const engine = world.tab();
  await engine.start();
  await engine.unlock(pin);
  await engine.opened.value?.complete;
  return engine;
}

/** Waits until something is so. */
export async function until(so: () => boolean, what = "it"): Promise<void> {
  for (let tries = 0; tries < 2_000; tries++) {
    if (so()) return;
    await new Promise((go) => setTimeout(go, 1));
  }
  throw new Error(`${what} never came`);
}
