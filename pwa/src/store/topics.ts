// Who is told of what: one signal a topic, made when somebody first reads it. A tap wakes the row, its session and its
// person, and nothing else.
// Before: @preact/signals. After: memory.ts reads and rings.

import { batch, type Signal, signal } from "@preact/signals";

export class Topics {
  readonly #turns = new Map<string, number>();
  readonly #signals = new Map<string, Signal<number>>();

  /** Subscribes whoever is computing now. */
  hear(topic: string): void {
    let one = this.#signals.get(topic);
    if (!one) {
      one = signal(0);
      this.#signals.set(topic, one);
    }
    one.value;
  }

  /** Grows whenever a topic rings, heard or not. */
  turn(topic: string): number {
    return this.#turns.get(topic) ?? 0;
  }

  ring(topics: Iterable<string>): void {
    batch(() => {
      for (const topic of new Set(topics)) {
        this.#turns.set(topic, this.turn(topic) + 1);
        const one = this.#signals.get(topic);
        if (one) one.value++;
      }
    });
  }

  ringAll(): void {
    this.ring([...this.#signals.keys(), ...this.#turns.keys()]);
  }
}

/** Lists that stay the same object until their topic rings. */
export class Lists {
  readonly #topics: Topics;
  readonly #known = new Map<string, { turn: number; list: readonly unknown[] }>();

  constructor(topics: Topics) {
    this.#topics = topics;
  }

  of<R>(topic: string, make: () => readonly R[]): readonly R[] {
    const turn = this.#topics.turn(topic);
    const known = this.#known.get(topic);
    if (known?.turn === turn) return known.list as readonly R[];
    const list = make();
    this.#known.set(topic, { turn, list });
    return list;
  }
}
