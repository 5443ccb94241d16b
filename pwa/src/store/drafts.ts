// What was typed and not yet said: every keystroke, sealed. It survives a lock, a restart, a lost battery.
// Before: box.ts. After: store.ts; write.ts lets a draft go in the very transaction that keeps what it became.

import type { Box } from "./box.ts";
import type { Bytes } from "./bytes.ts";
import { done } from "./database.ts";
import { openJson, sealJson } from "./seal.ts";
import { type Drafts, NotKept } from "./types.ts";

export type DraftRow = readonly [name: string, sealed: Bytes];

const PAUSE = 20; // ms: keystrokes that come together are kept together

export class DraftBook implements Drafts {
  readonly #box: Box;
  readonly #full: (full: boolean) => void;
  readonly #texts = new Map<string, string>();
  #dirty = new Set<string>();
  #cancel: (() => void) | undefined;
  #flushing: Promise<void> = Promise.resolve();

  constructor(box: Box, full: (full: boolean) => void) {
    this.#box = box;
    this.#full = full;
  }

  async load(rows: readonly DraftRow[]): Promise<void> {
    const { drivers, key } = this.#box;
    for (const [name, sealed] of rows) {
      this.#texts.set(name, await openJson<string>(drivers, key, sealed, `draft ${name}`));
    }
  }

  get(key: string): string | undefined {
    return this.#texts.get(key);
  }

  keys(prefix: string): readonly string[] {
    return [...this.#texts.keys()].filter((key) => key.startsWith(prefix));
  }

  set(key: string, text: string): void {
    if (this.#texts.get(key) === text) return;
    this.#texts.set(key, text);
    this.#soon(key);
  }

  drop(key: string): void {
    if (this.#texts.delete(key)) this.#soon(key);
  }

  /** These have become work that is kept; what was typed on since then stays. */
  served(drafts: ReadonlyMap<string, string | undefined>): void {
    for (const [key, text] of drafts) {
      if (this.#texts.get(key) === text) this.#texts.delete(key);
      this.#soon(key); // a flush that was under way may have put it back
    }
  }

  flush(): Promise<void> {
    this.#cancel?.();
    this.#cancel = undefined;
    const before = this.#flushing;
    this.#flushing = before.catch(() => undefined).then(() => this.#keep());
    return this.#flushing;
  }

  #soon(key: string): void {
    this.#dirty.add(key);
    this.#cancel ??= this.#box.drivers.after(PAUSE, () => {
      this.#cancel = undefined;
      this.flush().catch(() => undefined); // told by `full`
    });
  }

  async #keep(): Promise<void> {
    const keys = this.#dirty;
    if (!keys.size) return;
    this.#dirty = new Set();
    const { database, drivers, key } = this.#box;
    try {
      const rows = await Promise.all(
        [...keys].map(async (name) => {
          const text = this.#texts.get(name);
          return [
            name,
            text === undefined ? null : await sealJson(drivers, key, text, `draft ${name}`),
          ] as const;
        }),
      );
      await database.write(["drafts"], async (of) => {
        for (const [name, sealed] of rows) {
          if (sealed) await done(of("drafts").put(sealed, name));
          else await done(of("drafts").delete(name));
        }
      });
      this.#full(false);
    } catch (error) {
      for (const one of keys) this.#dirty.add(one);
      if (error instanceof NotKept) this.#full(error.why === "full");
      throw error;
    }
  }
}
