// Parcels on their way: sealed work that needs no code to be sent, ours from a locked store, or somebody else's.
// Before: store/parcel.ts makes them. After: the server opens them; nobody else can.

import { handed, parcelsOf } from "../store/parcel.ts";
import type { Engine } from "../store/store.ts";
import type { Delivery, Parcel } from "../store/types.ts";
import { ask, NotSent } from "./wire.ts";

const MOST_BYTES = 500_000; // of what a request may hold; the rest goes in another
const MOST_KEYS = 400;

/** Sends what a store holds sealed and was not carried yet. True if the server has taken all of it. */
export async function handSealed(engine: Engine, device: string): Promise<boolean> {
  const database = engine.database(device);
  try {
    for (const parcel of await parcelsOf(database, "unhanded")) {
      for (const part of parts(parcel)) {
        await post(engine, part);
        await handed(database, part);
      }
    }
    return true;
  } catch (error) {
    if (error instanceof NotSent) return false;
    throw error;
  }
}

/** A server that comes from a backup is offered again all that it had confirmed in the last 30 days. */
export async function offerKept(engine: Engine, device: string): Promise<void> {
  for (const parcel of await parcelsOf(engine.database(device), "kept")) {
    for (const part of parts(parcel)) await post(engine, part);
  }
}

/** Hands over what somebody entrusted to us; without a network it lies here, sealed, until there is one. */
export async function deliver(engine: Engine, parcels: readonly Parcel[]): Promise<Delivery> {
  let count = 0;
  let carried = false;
  for (const part of parcels.flatMap(parts)) {
    try {
      count += await post(engine, part);
    } catch (error) {
      if (!(error instanceof NotSent)) throw error;
      if (error.why === "refused") return { ok: false, why: "file" };
      await engine.registry().carry(part);
      carried = true;
    }
  }
  return carried ? { ok: false, why: "kept" } : { ok: true, handed: count };
}

/** Delivers what lies here for others. */
export async function deliverCarried(engine: Engine): Promise<void> {
  for (const [key, parcel] of await engine.registry().carried()) {
    try {
      await post(engine, parcel);
    } catch (error) {
      // A parcel that this server cannot open will not open tomorrow either; its author still has it.
      if (!(error instanceof NotSent) || error.why !== "refused") throw error;
    }
    await engine.registry().delivered(key);
  }
}

async function post(engine: Engine, parcel: Parcel): Promise<number> {
  const answer = await ask<{ handed?: unknown }>(engine.drivers, "/api/parcel", parcel);
  if (typeof answer.handed !== "number") throw new NotSent("answer");
  return answer.handed;
}

/** Parcels small enough for one request each. */
function parts(parcel: Parcel): Parcel[] {
  const found: Parcel[] = [];
  let items: Parcel["items"][number][] = [];
  let bytes = 0;
  const close = () => {
    const used = new Set(items.map(([key]) => key));
    if (items.length)
      found.push({ ...parcel, keys: parcel.keys.filter(([key]) => used.has(key)), items });
    items = [];
    bytes = 0;
  };
  for (const item of parcel.items) {
    if (bytes + item[2].length > MOST_BYTES || new Set(items.map(([key]) => key)).size >= MOST_KEYS)
      close();
    items.push(item);
    bytes += item[2].length;
  }
  close();
  return found;
}
