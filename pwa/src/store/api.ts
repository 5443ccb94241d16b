// What the screens may ask of the store.
// Before: types.ts. After: store.ts does it.

import type { ReadonlySignal } from "@preact/signals";
import type { Reading, Rec, Validations } from "../../../sync/merge.ts";
import type { VersionSet } from "../../../sync/names.ts";
import type * as T from "./types.ts";

export interface Store {
  /** Where one is: first opening, locked, open … */
  readonly state: ReadonlySignal<T.State>;
  /** Who works on this device, the last one first. */
  readonly users: ReadonlySignal<readonly T.UserOfDevice[]>;
  readonly sync: ReadonlySignal<T.SyncLine>;
  readonly waiting: ReadonlySignal<readonly T.Waiting[]>;
  readonly refused: ReadonlySignal<readonly T.Refused[]>;
  /** True while the device refuses to keep more: said before anybody types. */
  readonly full: ReadonlySignal<boolean>;

  /** Reads the registry and goes to the first state. Called once by main.tsx. */
  start(): Promise<void>;

  // Getting in and out.
  enrol(code: string, deviceName: string, name: string, pin: string): Promise<T.Enrolling>;
  /** Whom the lock screen asks. */
  choose(device: string): void;
  /** Lets somebody else be enrolled beside those who are here. */
  another(): void;
  unlock(pin: string): Promise<T.Unlocking>;
  lock(): void;
  changePin(old: string, pin: string): Promise<T.Unlocking>;
  /** Hands over what waits, sealed, then gives the old code up. True when a new invitation may follow. */
  forgotPin(device: string): Promise<boolean>;
  /** How much waits for a user of this device, locked or not. */
  waitingOf(device: string): Promise<number>;
  /** Hands over, sealed, what waits for a locked user. True if all of it has been taken. */
  handSealed(device: string): Promise<boolean>;
  /** Somebody touched the screen. */
  touch(): void;
  /** Holds the automatic lock off while a stroke is drawn; call the answer to let go. */
  hold(): () => void;

  // Reading. In a component or an effect these subscribe; answers are the same object until something changed.
  get<V = Readonly<Record<string, T.Value>>>(type: string, id: string): T.Seen<V> | undefined;
  /** All records of a type, those out of sight left out. */
  records<V = Readonly<Record<string, T.Value>>>(type: string): readonly T.Seen<V>[];
  /** Those out of sight, for what can be brought back. */
  gone<V = Readonly<Record<string, T.Value>>>(type: string): readonly T.Seen<V>[];
  /** Records of a type under a session: its marks, signatures, tallies. */
  under<V = Readonly<Record<string, T.Value>>>(session: string, type: string): readonly T.Seen<V>[];
  /** Records of a type that name a person: marks, signatures, enrolments, unions. */
  about<V = Readonly<Record<string, T.Value>>>(person: string, type: string): readonly T.Seen<V>[];
  /** One field in full: leaves, proposals, whether it is open. For reviews. */
  reading(type: string, id: string, field: string): Reading;
  /** The writes themselves, for sync/rules. */
  record(type: string, id: string): Rec;
  validations(session: string): Validations;
  /** The versions that a validation of this session lists: all that stands in it and under it, deleted work too. */
  listed(session: string): VersionSet;

  // Writing.
  /** Shows at once, and is kept when the promise is. Rejects with NotKept, and then nothing shows. */
  write(changes: readonly T.Change[], options?: T.WriteOptions): Promise<void>;
  /** A fresh random id of so many characters. */
  id(length?: number): string;
  readonly drafts: T.Drafts;
  /** Takes a refusal off the list, once read. */
  dismiss(version: string): Promise<void>;

  // This device.
  storageReport(): Promise<T.StorageReport>;
  /** Asks the browser to keep our storage; true if it does. */
  persist(): Promise<boolean>;
  /** What waits as a sealed file, for a colleague to carry; null if nothing waits. Works while locked. */
  exportParcel(): Promise<string | null>;
  deliverParcel(text: string): Promise<T.Delivery>;
  /** Sends and asks now, if there is a way. */
  nudge(): void;
}
