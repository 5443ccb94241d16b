// What anybody may carry: the waiting items of a store as they lie there, sealed to the server. Needs no code.
// Before: outbox.ts. After: exchange/parcels.ts sends it, a screen shares it as a file. src/worker/sw.ts does the same
// in a few lines of its own.

import { type Database, done } from "./database.ts";
import type { ItemRow, KeptRow, KeyRow } from "./outbox.ts";
import type { Parcel } from "./types.ts";

/** One parcel for each device that this store's owner was: usually one, or none if nothing waits. */
export async function parcelsOf(
  database: Database,
  which: "waiting" | "unhanded" | "kept",
): Promise<Parcel[]> {
  const store = which === "kept" ? "kept" : "outbox";
  const { keys, items } = await database.read(["keys", store], async (of) => ({
    keys: (await done(of("keys").getAll())) as KeyRow[],
    items: (await done(of(store).getAll())) as (ItemRow | KeptRow)[],
  }));
  const wanted = which === "unhanded" ? items.filter((row) => !row.handed) : items;
  return [...new Set(wanted.map((row) => row.device))].map((device) => {
    const own = wanted.filter((row) => row.device === device);
    const used = new Set(own.map((row) => row.key));
    return {
      jalon: "parcel",
      device,
      keys: keys.filter((row) => used.has(row.id)).map((row) => [row.id, row.server] as const),
      items: own.map((row) => [row.key, row.n, row.sealed] as const),
    };
  });
}

/** The server has them, though no receipt could be read: they need not be carried again. */
export async function handed(database: Database, parcel: Parcel): Promise<void> {
  await database.write(["outbox"], async (of) => {
    for (const [, n] of parcel.items) {
      const row = (await done(of("outbox").get([parcel.device, n]))) as ItemRow | undefined;
      if (row) await done(of("outbox").put({ ...row, handed: true }));
    }
  });
}

/** Whether a text is a parcel, as far as one who cannot open it can tell. */
export function readParcels(text: string): Parcel[] | null {
  try {
    const found: unknown = JSON.parse(text);
    const all = Array.isArray(found) ? found : [found];
    return all.length > 0 && all.every(isParcel) ? all : null;
  } catch {
    return null;
  }
}

function isParcel(one: unknown): one is Parcel {
  const parcel = one as Partial<Parcel> | null;
  return (
    parcel?.jalon === "parcel" && typeof parcel.device === "string" && Array.isArray(parcel.items)
  );
}
