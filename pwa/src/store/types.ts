// What screens see of the store: states, records as read, lists of what waits and what was refused.
// Before: nothing. After: store.ts makes these, index.ts hands them to the screens.

import type { Json } from "../../../sync/operation.ts";
import type { Role } from "../../../sync/schema.ts";

export type { Json as Value, Role };

/** Somebody who works on this device. `device` names their store here. */
export interface UserOfDevice {
  readonly device: string;
  readonly name: string;
  readonly organisation: string;
  /** Their code was given up; only sealed work is left here, to be carried. Not offered at the switch. */
  readonly left?: boolean;
  /** When the server first answered after that, by its own clock: what is sealed stays for 30 days from then. */
  readonly since?: number;
}

export interface Me {
  readonly user: string;
  readonly name: string;
  readonly role: Role;
  readonly programmes: readonly string[];
  /** The device's own number as an author; it changes if the phone turns out to be a copy. */
  readonly device: string;
  readonly organisation: string;
}

export type State =
  | { readonly kind: "starting" }
  /** Nothing can be kept here (private window, no storage): said before anybody types. */
  | { readonly kind: "unusable" }
  /** Another tab holds an older version of the database: "Fermez l'autre onglet". */
  | { readonly kind: "blocked" }
  /** Nobody works on this device yet. `lost`: somebody did, and their data is gone from here. */
  | { readonly kind: "new"; readonly lost: boolean }
  | {
      readonly kind: "locked";
      readonly user: UserOfDevice;
      readonly wait: number;
      readonly emptied: boolean;
    }
  | { readonly kind: "opening"; readonly user: UserOfDevice }
  /** `complete`: everything is in memory, not only today's share. */
  | { readonly kind: "open"; readonly me: Me; readonly complete: boolean }
  /** The lease has run out: one contact with the server, and it opens. `clock` is what the device believes. */
  | { readonly kind: "expired"; readonly me: Me; readonly clock: number };

export type Unlocking =
  | { readonly ok: true }
  /** Wrong code; `wait` ms before the next try counts. */
  | { readonly ok: false; readonly why: "wrong" | "wait"; readonly wait: number }
  | { readonly ok: false; readonly why: "emptied" | "unusable"; readonly wait: 0 };

/** A record as it is read now: what waits is in it. */
export interface Seen<V = Readonly<Record<string, Json>>> {
  readonly type: string;
  readonly id: string;
  /** Shown values by field; sets are lists of their elements; what was never written is absent. */
  readonly values: Partial<V>;
  /** False once it is deleted, unless somebody worked on it without having seen that. */
  readonly sight: boolean;
  /** Somebody deleted it. Still in sight? Then it was worked on by somebody who had not seen that: a review. */
  readonly deleted: boolean;
  /** Fields on which two people disagree. */
  readonly open: readonly string[];
  /** Fields with work that came after the validation. */
  readonly proposed: readonly string[];
  /** Something in it has no receipt yet. */
  readonly waiting: boolean;
}

/** One record to change. Several in one `write` are kept together or not at all. */
export interface Change {
  readonly type: string;
  readonly id: string;
  readonly set?: Readonly<Record<string, Json>>;
  /** Set fields: elements that come and go. */
  readonly add?: Readonly<Record<string, readonly string[]>>;
  readonly remove?: Readonly<Record<string, readonly string[]>>;
  /** The leaves that stood before the author: all of them are covered, and none that the screen did not show. */
  readonly shown?: Readonly<Record<string, readonly string[]>>;
  /** A coordinator's decision: covers everything, and may be voided. */
  readonly decide?: boolean;
  /** Versions of decisions to undo. */
  readonly void?: readonly string[];
  /** For people, households and unions: the programme through which one acts. */
  readonly in?: string;
}

export interface WriteOptions {
  /** Drafts that are let go in the same transaction. */
  readonly drafts?: readonly string[];
}

/** The promise of `write` is broken with this, and the screen shows nothing as saved. */
export class NotKept extends Error {
  override readonly name = "NotKept";
  readonly why: "full" | "locked" | "failed";
  constructor(why: "full" | "locked" | "failed", cause?: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

/** Work of this device that has no receipt yet. `kept` false: on its way to the disk. */
export interface Waiting {
  readonly version: string;
  readonly at: number;
  readonly type: string;
  readonly id: string;
  readonly set: Readonly<Record<string, Json>>;
  readonly fields: readonly string[];
  readonly kept: boolean;
}

/**
 * Work that does not simply count. Values are left out where they are no longer ours to see. The server has it, except
 * what it could not read (`unread`): that stays among what waits, sealed, and may be handed over as a file.
 */
export interface Refused {
  readonly version: string;
  readonly at: number;
  readonly type: string;
  readonly id: string;
  readonly fields: readonly string[];
  readonly set?: Readonly<Record<string, Json>>;
  readonly outcome: "held" | "proposed" | "review" | "erased" | "unread";
  readonly reason?: string;
}

/** What the one calm line says; words are the screen's. */
export interface SyncLine {
  /** `never`: no exchange has succeeded on this device yet. `sent` only against receipts. */
  readonly kind: "never" | "sent" | "waiting" | "sending" | "offline" | "reconnect" | "check";
  readonly waiting: number;
  readonly refused: number;
  /** When the server last answered, in ms of this device's clock. */
  readonly contact: number | null;
  /** Why the last exchange failed, if it did. */
  readonly failure: null | "network" | "answer" | "later" | "reconnect" | "mismatch";
  /** Days left of the lease; told from seven on. */
  readonly lease: number | null;
  /** How many operations of this device the server has. */
  readonly received: number;
  /** When this device last found a difference to the server and put itself right. */
  readonly repaired: number | null;
}

export interface StorageReport {
  readonly usage: number | null;
  readonly quota: number | null;
  readonly persisted: boolean | null;
  /** Whether a probe could be written just now. */
  readonly writes: boolean;
  readonly records: number;
  readonly waiting: number;
  readonly keptForServer: number;
}

export interface Parcel {
  readonly jalon: "parcel";
  readonly device: string;
  readonly keys: readonly (readonly [string, string])[];
  readonly items: readonly (readonly [string, number, string])[];
}

export type Enrolling =
  /** `lost`: operations that devices once enrolled here had announced and that never came, as far as can be known. */
  | { readonly ok: true; readonly device: string; readonly lost: number }
  | {
      readonly ok: false;
      readonly why:
        | "unknown_code"
        | "used_code"
        | "late_code"
        | "withdrawn_user"
        | "network"
        | "later"
        | "storage";
    };

export type Delivery =
  | { readonly ok: true; readonly handed: number }
  /** `kept`: no network now; the parcel lies here, sealed, and goes with the next exchange. */
  | { readonly ok: false; readonly why: "kept" | "file" };

/** Drafts: every keystroke, sealed. A key is `screen/field`, made of ids, never of words that were typed. */
export interface Drafts {
  get(key: string): string | undefined;
  set(key: string, text: string): void;
  drop(key: string): void;
  /** Keys that begin so: what lies about a screen. */
  keys(prefix: string): readonly string[];
  /** Waits until every draft is on the disk. */
  flush(): Promise<void>;
}

/** What the exchange gives to the store, so that `store` need not know it. */
export interface Link {
  /** Something waits, or might have come: go when you can. */
  nudge(): void;
  enrol(code: string, deviceName: string, name: string, pin: string): Promise<Enrolling>;
  /** Hands over, sealed, what a locked store holds. True if all of it has been taken. */
  handSealed(device: string): Promise<boolean>;
  deliver(parcels: readonly Parcel[]): Promise<Delivery>;
}
