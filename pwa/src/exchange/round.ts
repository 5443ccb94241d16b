// One exchange, as the protocol says it: hand over what waits, take what changed, compare.
// Before: when.ts says when; store/write.ts made what is handed over. After: take.ts puts the answers on the disk.

import { add } from "../../../sync/digest.ts";
import { canonical } from "../../../sync/operation.ts";
import { VERSION } from "../../../sync/schema.ts";
import type { Made } from "../store/memory.ts";
import type { Opened } from "../store/opened.ts";
import { refill, type Taken, take } from "./take.ts";
import { type Answer, ask, type Check, isAnswer, NotSent } from "./wire.ts";

const MOST_BYTES = 200_000;
const MOST_OPERATIONS = 500;
const MOST_TURNS = 1_000; // a server that always says "more" is not believed for ever

/** What the server says of an operation that it cannot keep; anything else may be another's fault. */
const UNREADABLE = new Set(["not_ours", "wrong_proof"]);

export type Ended = "done" | "wipe" | "restored" | "mismatch";

export class Round {
  readonly #opened: Opened;
  #last: Answer | undefined;
  #reconnected = false;
  #turns = 0;
  #most = MOST_OPERATIONS;
  /** Left for another round. */
  readonly #aside = new Set<string>();

  constructor(opened: Opened) {
    this.#opened = opened;
  }

  async run(): Promise<Ended> {
    await this.#opened.complete;
    await this.#handOver();
    await this.#takePages();
    if (this.#last?.wipe) return "wipe";
    if (this.#last?.restored) return "restored";
    return (await this.#compareDigests()) ? "done" : "mismatch";
  }

  /** Until nothing waits: a batch, its receipts, whatever page came with them. */
  async #handOver(): Promise<void> {
    const { outbox, writer } = this.#opened;
    for (let batch = this.#batch(); batch.length; batch = this.#batch()) {
      // What is made from now on is sealed under another key: this one can be closed to its owner as a whole.
      outbox.turn(writer.device);
      try {
        const taken = await this.#exchange(batch);
        for (const [position] of this.#last?.refused ?? []) await this.#cannot(batch[position]);
        // No receipt for anything: it is tried again another time, not for ever.
        if (!taken.let) for (const made of batch) this.#aside.add(made.version);
      } catch (error) {
        if (!(error instanceof NotSent) || error.why !== "refused") throw error;
        // One that nobody can keep must not hold up the others: in halves, until it is alone.
        if (batch.length > 1) this.#most = Math.ceil(batch.length / 2);
        else if (UNREADABLE.has(error.problem)) await this.#cannot(batch[0]);
        else this.#aside.add(batch[0]?.version ?? "");
      }
    }
  }

  /** The server cannot read it: it stays here, and that is said. */
  async #cannot(made: Made | undefined): Promise<void> {
    if (made) await this.#opened.setAside(made);
  }

  async #takePages(): Promise<void> {
    if (this.#last?.wipe || this.#last?.restored) return;
    if (!this.#last) await this.#exchange([]);
    while (this.#last?.more) await this.#exchange([]);
  }

  /** The digest of all that is confirmed here equals the server's, or the places that differ are filled anew. */
  async #compareDigests(): Promise<boolean> {
    if (this.#agrees()) return true;
    do await this.#exchange([], true);
    while (this.#last?.more);
    const checks = this.#last?.checks;
    if (!checks) return this.#agrees();
    const sums = this.#opened.memory.sums();
    const wrong = Object.keys({ ...Object.fromEntries(sums), ...checks }).filter(
      (place) => canonical([...(checks[place] ?? [0, 0])]) !== canonical(pair(sums.get(place))),
    );
    await refill(this.#opened, wrong);
    this.#last = undefined;
    await this.#takePages();
    return this.#agrees();
  }

  #agrees(): boolean {
    const check = this.#last?.check;
    return !check || canonical([...check]) === canonical([...totals(this.#opened)]);
  }

  /** What waits under one of our numbers, oldest first, as much as fits. Former selves first. */
  #batch(): Made[] {
    const waiting = this.#opened
      .waiting()
      .filter(
        ({ kept, version }) =>
          kept && !this.#aside.has(version) && !this.#opened.unread.has(version),
      );
    const former = waiting.find((made) => made.device !== this.#opened.writer.device);
    const device = former?.device ?? this.#opened.writer.device;
    const batch: Made[] = [];
    let bytes = 0;
    for (const made of waiting) {
      if (made.device !== device) continue;
      bytes += made.text.length * 2;
      if (batch.length && (batch.length >= this.#most || bytes > MOST_BYTES)) break;
      batch.push(made);
    }
    return batch;
  }

  async #exchange(batch: readonly Made[], detail = false): Promise<Taken> {
    const opened = this.#opened;
    if (++this.#turns > MOST_TURNS) throw new NotSent("answer");
    const { box } = opened;
    const device = batch[0]?.device ?? opened.writer.device;
    const own = device === opened.writer.device;
    const clock = box.drivers.now();
    const body = {
      protocol: 1,
      schema: VERSION,
      last: own ? opened.writer.last : Math.max(...batch.map((made) => made.operation.n)),
      ops: batch.map((made) => [made.text, made.mac]),
      point: box.head.point,
      places: box.head.places,
      ...(detail ? { detail: true } : {}),
      ...(box.head.repaired.length ? { repaired: box.head.repaired } : {}),
    };
    const answer = await this.#ask(device, body);
    box.drivers.passed("answered");
    const taken = await take(opened, device, batch, answer, clock);
    this.#last = answer;
    box.drivers.passed("taken");
    return taken;
  }

  async #ask(device: string, body: object): Promise<Answer> {
    const { drivers } = this.#opened.box;
    try {
      const answer = await ask<unknown>(drivers, "/api/exchange", body, device);
      if (!isAnswer(answer)) throw new NotSent("answer");
      return answer;
    } catch (error) {
      if (!(error instanceof NotSent) || error.why !== "reconnect" || this.#reconnected)
        throw error;
      this.#reconnected = true;
      await this.#reconnect(device);
      return this.#ask(device, body);
    }
  }

  /** The cookie ran out; the device's secret earns another, and nobody is asked anything. */
  async #reconnect(device: string): Promise<void> {
    const { box } = this.#opened;
    const prove = async (at: number) => {
      const mac = await box.mac(device, `reconnect ${device} ${at}`);
      await ask(box.drivers, "/api/reconnect", { device, at, mac });
    };
    try {
      await prove(box.drivers.now() + box.head.offset).catch((error: unknown) => {
        // An odd clock is no fault: the server says what time it is.
        if (error instanceof NotSent && error.now !== undefined) return prove(error.now);
        throw error;
      });
    } catch (error) {
      throw error instanceof NotSent && error.why === "refused" ? new NotSent("reconnect") : error;
    }
  }
}

/** Count and digest of everything that is confirmed here, over all places. */
function totals(opened: Opened): Check {
  let [count, sum] = [0, 0];
  for (const one of opened.memory.sums().values()) {
    count += one.count;
    sum = add(sum, one.sum);
  }
  return [count, sum];
}

const pair = (one: { count: number; sum: number } | undefined): number[] => [
  one?.count ?? 0,
  one?.sum ?? 0,
];
