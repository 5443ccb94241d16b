// The lock: a data key that a code opens, and guesses that grow dearer.
// Before: seal.ts, database.ts. After: store.ts opens with it. Each way in wraps the same data key, so a passkey
// would be one more entry of `ways`. A six-digit code is a screen between colleagues, not a safe.

import { type Bytes, toBytes } from "./bytes.ts";
import { type Database, done } from "./database.ts";
import type { Drivers } from "./drivers.ts";
import { open, seal } from "./seal.ts";

export interface LockRow {
  readonly ways: { readonly code: { salt: Bytes; rounds: number; wrapped: Bytes } };
  /** Wrong tries since the last right one, and from when to when no try counts. */
  readonly tries: number;
  readonly from: number;
  readonly until: number;
}

export type Guess =
  | { readonly raw: Bytes }
  | { readonly raw: null; readonly wait: number; readonly why: "wrong" | "wait" };

const NAME = "data key";
const FREE = 4; // tries before waiting begins
const WAITS = [30, 60, 5 * 60, 15 * 60, 60 * 60].map((seconds) => seconds * 1000);

export async function makeLock(drivers: Drivers, raw: Bytes, code: string): Promise<LockRow> {
  const salt = drivers.random(16);
  const key = await stretched(drivers, code, salt, drivers.rounds);
  const wrapped = await seal(drivers, key, raw, NAME);
  return { ways: { code: { salt, rounds: drivers.rounds, wrapped } }, tries: 0, from: 0, until: 0 };
}

/** Tries a code. The try is counted on the disk before its outcome is looked at: killing the app earns no free ones. */
export async function guess(
  drivers: Drivers,
  database: Database,
  code: string,
  row: LockRow,
): Promise<Guess> {
  const { salt, rounds, wrapped } = row.ways.code;
  // Stretching takes long, so it begins at once.
  const stretching = stretched(drivers, code, salt, rounds);
  stretching.catch(() => undefined);
  const { tries, wait } = await count(drivers, database);
  if (wait > 0) return { raw: null, wait, why: "wait" };
  try {
    return { raw: await open(drivers, await stretching, wrapped, NAME) };
  } catch {
    return { raw: null, wait: delayOf(tries), why: "wrong" };
  }
}

async function count(
  drivers: Drivers,
  database: Database,
): Promise<{ tries: number; wait: number }> {
  const now = drivers.now();
  return database.write(["meta"], async (of) => {
    const row = (await done(of("meta").get("lock"))) as LockRow;
    // A clock that was set back neither ends a wait nor makes it longer: it begins anew, once.
    const set = now < row.from;
    const wait = set ? row.until - row.from : row.until - now;
    if (set) await done(of("meta").put({ ...row, from: now, until: now + wait }, "lock"));
    if (wait > 0) return { tries: row.tries, wait };
    const tries = row.tries + 1;
    await done(of("meta").put({ ...row, tries, from: now, until: now + delayOf(tries) }, "lock"));
    return { tries, wait: 0 };
  });
}

/** A right code wipes the slate. */
export async function guessed(database: Database): Promise<void> {
  await database.write(["meta"], async (of) => {
    const row = (await done(of("meta").get("lock"))) as LockRow;
    await done(of("meta").put({ ...row, tries: 0, from: 0, until: 0 }, "lock"));
  });
}

export async function lockOf(database: Database): Promise<LockRow | undefined> {
  return (await database.read(["meta"], (of) => done(of("meta").get("lock")))) as
    | LockRow
    | undefined;
}

/** ms until a try counts again. */
export function waitOf(row: LockRow, now: number): number {
  return Math.min(row.until - row.from, Math.max(0, row.until - now));
}

function delayOf(tries: number): number {
  return tries <= FREE ? 0 : (WAITS[Math.min(tries - FREE, WAITS.length) - 1] ?? 0);
}

async function stretched(
  drivers: Drivers,
  code: string,
  salt: Bytes,
  rounds: number,
): Promise<CryptoKey> {
  const from = await drivers.subtle.importKey(
    "raw",
    toBytes(code.normalize("NFC")),
    "PBKDF2",
    false,
    ["deriveKey"],
  );
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return drivers.subtle.deriveKey(how, from, { name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
}
