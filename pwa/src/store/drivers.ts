// What the store and the exchange need from the world: clock, chance, storage, network, other tabs.
// Before: browser.ts makes the real ones. After: everything here takes them, so that a simulation can run the same engine.

export interface Drivers {
  /** ms since 1970, as this device believes. */
  now(): number;
  random(length: number): Uint8Array<ArrayBuffer>;
  readonly subtle: SubtleCrypto;
  readonly databases: IDBFactory | undefined;
  fetch(address: string, init: RequestInit): Promise<Response>;
  /** Calls back after so many ms; the answer cancels. */
  after(ms: number, what: () => void): () => void;
  /** Lets what is on the screen be painted before heavy work goes on. */
  breathe(): Promise<void>;
  /** Steps between which a crash must lose nothing; the real one does nothing with them. */
  passed(step: string): void;
  /** Runs alone among the tabs of this browser; `undefined` if another one is at it. */
  alone<R>(name: string, what: () => Promise<R>): Promise<R | undefined>;
  /** Speaks to the other tabs. */
  channel(name: string, hear: (message: unknown) => void): Channel;
  /** A line on which the server says that something changed; the answer hangs up. */
  live(device: string, hear: () => void): () => void;
  /** Devices that once worked here, kept where storage that was emptied does not reach. */
  readonly memo: { read(): readonly string[]; write(devices: readonly string[]): void };
  estimate(): Promise<{ usage?: number | undefined; quota?: number | undefined }>;
  persisted(): Promise<boolean | null>;
  persist(): Promise<boolean>;
  /** Asks for a delivery by the service worker, where that exists. */
  background(): void;
  /** The cost of a guess: rounds of PBKDF2. */
  readonly rounds: number;
  /** ms without a touch until it locks by itself. */
  readonly idle: number;
}

export interface Channel {
  tell(message: unknown): void;
  close(): void;
}
