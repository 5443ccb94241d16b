// IndexedDB, opened once, opened again once if the system took it away, and strict about what "kept" means.
// Before: drivers.ts. After: registry.ts and box.ts. Inside a transaction nothing but IndexedDB is ever awaited:
// two engines of three end the transaction otherwise.

import { NotKept } from "./types.ts";

export interface Shape {
  readonly name: string;
  readonly version: number;
  upgrade(database: IDBDatabase, from: number): void;
}

export class Database {
  readonly #factory: IDBFactory;
  readonly #shape: Shape;
  readonly #blocked: () => void;
  #opening: Promise<IDBDatabase> | undefined;

  constructor(factory: IDBFactory, shape: Shape, blocked: () => void = () => undefined) {
    this.#factory = factory;
    this.#shape = shape;
    this.#blocked = blocked;
  }

  /** Reads. The body may run a second time, on a connection opened again. */
  read<R>(stores: readonly string[], body: (of: Stores) => Promise<R>): Promise<R> {
    return this.#again(() => this.#run(stores, "readonly", body));
  }

  /** Writes, all or nothing; done when the disk has it. The body may run a second time. */
  write<R>(stores: readonly string[], body: (of: Stores) => Promise<R>): Promise<R> {
    return this.#again(() => this.#run(stores, "readwrite", body)).catch((error: unknown) => {
      throw isFull(error) ? new NotKept("full", error) : error;
    });
  }

  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    if (opening) (await opening.catch(() => undefined))?.close();
  }

  async #again<R>(what: () => Promise<R>): Promise<R> {
    try {
      return await what();
    } catch (error) {
      if (!isGone(error)) throw error;
      await this.close();
      return what();
    }
  }

  async #run<R>(
    stores: readonly string[],
    mode: IDBTransactionMode,
    body: (of: Stores) => Promise<R>,
  ): Promise<R> {
    this.#opening ??= this.#open();
    const database = await this.#opening;
    // Relaxed is every browser's default, and a power cut would then take what was shown as saved.
    const transaction = database.transaction([...stores], mode, { durability: "strict" });
    const done = finished(transaction);
    try {
      const found = await body((name) => transaction.objectStore(name));
      await done;
      return found;
    } catch (error) {
      done.catch(() => undefined); // the body's own error says more
      try {
        transaction.abort();
      } catch {
        // it had ended already
      }
      throw error;
    }
  }

  #open(): Promise<IDBDatabase> {
    const asked = this.#factory.open(this.#shape.name, this.#shape.version);
    return new Promise((resolve, reject) => {
      asked.onupgradeneeded = (event) => this.#shape.upgrade(asked.result, event.oldVersion);
      asked.onblocked = () => this.#blocked();
      asked.onerror = () => {
        this.#opening = undefined;
        reject(asked.error);
      };
      asked.onsuccess = () => {
        const forget = () => {
          asked.result.close();
          this.#opening = undefined;
        };
        asked.result.onversionchange = forget; // a newer version of the app waits for us in another tab
        asked.result.onclose = forget;
        resolve(asked.result);
      };
    });
  }
}

export type Stores = (name: string) => IDBObjectStore;

export function done<R>(request: IDBRequest<R>): Promise<R> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export function deleteDatabase(factory: IDBFactory, name: string): Promise<void> {
  const asked = factory.deleteDatabase(name);
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve();
    asked.onerror = () => reject(asked.error);
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () =>
      reject(transaction.error ?? new DOMException("aborted", "AbortError"));
  });
}

const nameOf = (error: unknown): string => (error as { name?: string } | null)?.name ?? "";
const isFull = (error: unknown): boolean => nameOf(error) === "QuotaExceededError";
// The system closes connections of pages in the background: "Connection to Indexed Database server lost".
const isGone = (error: unknown): boolean =>
  ["InvalidStateError", "UnknownError"].includes(nameOf(error));
