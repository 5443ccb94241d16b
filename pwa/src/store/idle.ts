// Locks by itself after some time without a touch, never under a stroke.
// Before: drivers.ts. After: store.ts.

import type { Drivers } from "./drivers.ts";

export class Idle {
  readonly #drivers: Drivers;
  readonly #lock: () => void;
  #last = 0;
  #holds = 0;
  #cancel: (() => void) | undefined;

  constructor(drivers: Drivers, lock: () => void) {
    this.#drivers = drivers;
    this.#lock = lock;
  }

  start(): void {
    this.#last = this.#drivers.now();
    this.#watch();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** A touch after too long a time comes too late: timers sleep while a phone does, and a stroke only put it off. */
  touch(): void {
    if (!this.#cancel || this.#over() || this.#late()) return;
    this.#last = this.#drivers.now();
  }

  hold(): () => void {
    this.#holds++;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#holds--;
      this.#over();
    };
  }

  #late = (): boolean => this.#drivers.now() - this.#last >= this.#drivers.idle;

  #over(): boolean {
    if (!this.#cancel || this.#holds > 0 || !this.#late()) return false;
    this.stop();
    this.#lock();
    return true;
  }

  #watch(): void {
    // A clock that was set back makes the time negative: then it is as if touched just now.
    const still = Math.max(0, this.#drivers.now() - this.#last);
    this.#cancel = this.#drivers.after(
      Math.min(60_000, Math.max(1000, this.#drivers.idle - still)),
      () => {
        if (!this.#over()) this.#watch();
      },
    );
  }
}
