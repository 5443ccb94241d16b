// When an exchange takes place: at the start, after a write, when the network or the screen comes back, when the server
// says that something changed, and now and then. One at a time for a device, among all tabs; after a failure ever later.
// Before: index.ts. After: round.ts.

import { effect } from "@preact/signals";
import { Moved } from "../store/box.ts";
import type { Opened } from "../store/opened.ts";
import { KEPT_FOR } from "../store/outbox.ts";
import type { Engine } from "../store/store.ts";
import { Round } from "./round.ts";
import { NotSent } from "./wire.ts";

// Rare, so not among the files of a first visit.
const parcels = () => import("./parcels.ts");
const restored = () => import("./restored.ts");

const GATHER = 250; // ms: taps that come together go together
const NOW_AND_THEN = 4 * 60_000;
const FIRST_WAIT = 2_000;
const LONGEST_BIDDEN = 60 * 60_000;
const LONGEST_WAIT = 5 * 60_000;

export class When {
  readonly #engine: Engine;
  #cancel: (() => void) | undefined;
  #due = Number.POSITIVE_INFINITY;
  #running = false;
  #again = false;
  #failures = 0;
  #notBefore = 0;
  #hangUp: (() => void) | undefined;

  constructor(engine: Engine) {
    this.#engine = engine;
    effect(() => {
      const opened = engine.opened.value;
      this.#hangUp?.();
      this.#hangUp = opened && engine.drivers.live(opened.writer.device, () => this.soon());
    });
  }

  /** Something waits, or might have come. */
  soon(ms = GATHER): void {
    const { drivers } = this.#engine;
    // A clock that was set back must not make us wait for the time when it was wrong.
    const bidden = this.#notBefore - drivers.now() < LONGEST_BIDDEN ? this.#notBefore : 0;
    const at = Math.max(drivers.now() + ms, bidden);
    if (this.#running) this.#again = true;
    if (this.#running || at >= this.#due) return;
    this.#due = at;
    this.#cancel?.();
    this.#cancel = drivers.after(at - drivers.now(), () => this.run());
  }

  /** Somebody asks, or the network is back: what a failure made us wait for no longer counts, a server's "later" does. */
  now(): void {
    this.#failures = 0;
    this.soon(0);
  }

  async run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    this.#again = false;
    this.#due = Number.POSITIVE_INFINITY;
    const { drivers, status } = this.#engine;
    let wait = NOW_AND_THEN;
    try {
      await this.#exchange();
      this.#failures = 0;
      this.#notBefore = 0;
    } catch (error) {
      const known =
        error instanceof NotSent
          ? error
          : new NotSent(error instanceof Moved ? "later" : "answer", 1000);
      wait = this.#waitAfter(known);
      const { why } = known;
      status.value = { sending: false, failure: why === "refused" ? "answer" : why };
    } finally {
      this.#running = false;
      status.value = { ...status.value, sending: false };
    }
    this.soon(this.#again && !this.#failures ? GATHER : wait);
    if (this.#failures && this.#waits()) drivers.background();
  }

  async #exchange(): Promise<void> {
    const engine = this.#engine;
    const opened = engine.opened.peek();
    if (opened) {
      engine.status.value = { ...engine.status.value, sending: this.#waits() };
      await this.#alone(opened.box.device, () => this.#round(opened));
    }
    if ((await engine.registry().carried()).length) await (await parcels()).deliverCarried(engine);
    for (const { device } of engine.users.peek()) {
      if (device !== opened?.box.device)
        await this.#alone(device, async () => {
          if (await (await parcels()).handSealed(engine, device)) await this.#letGo(device);
        });
    }
  }

  /** A store whose code was forgotten, and of which the server has all: kept for 30 days of its clock, then gone. */
  async #letGo(device: string): Promise<void> {
    const engine = this.#engine;
    const server = engine.opened.peek()?.box.head.server;
    const user = (await engine.registry().users()).find((one) => one.device === device);
    if (!user?.left || !server) return;
    if (user.since === undefined) await engine.registry().put({ ...user, since: server });
    else if (server - user.since > KEPT_FOR) await engine.forget(device);
  }

  async #round(opened: Opened): Promise<void> {
    const engine = this.#engine;
    const ended = await new Round(opened).run();
    opened.outbox.prepare();
    if (ended === "wipe") return this.#wipe(opened);
    if (ended === "restored") {
      await (await restored()).restore(engine, opened);
      await new Round(opened).run();
    }
    engine.status.value = { sending: false, failure: ended === "mismatch" ? "mismatch" : null };
  }

  /** Withdrawn: what was made here has been handed over; then this user's store goes, and nobody else's. */
  async #wipe(opened: Opened): Promise<void> {
    await opened.writer.settled();
    if (opened.waiting().length === 0) await this.#engine.forget(opened.box.device);
  }

  async #alone(device: string, what: () => Promise<unknown>): Promise<void> {
    await this.#engine.drivers.alone(`jalon-exchange-${device}`, async () => {
      await what();
      return true;
    });
  }

  /** Ever longer, and never two devices at the same moment. */
  #waitAfter(error: NotSent): number {
    const { drivers } = this.#engine;
    this.#failures++;
    const chance = 0.5 + (drivers.random(1)[0] ?? 0) / 512;
    if (error.why === "later") {
      this.#notBefore = drivers.now() + error.later;
      return error.later * (1 + chance / 2);
    }
    return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(this.#failures, 10)) * chance * 2;
  }

  #waits(): boolean {
    return (this.#engine.opened.peek()?.waiting().length ?? 0) > 0;
  }
}
