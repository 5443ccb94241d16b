// The server was restored from an older backup: it gets back what it had confirmed, sealed as it was, and what we hold
// of everybody's work as a witness; then we take our whole share anew.
// Before: round.ts found out. After: another round.

import type { Opened } from "../store/opened.ts";
import type { Engine } from "../store/store.ts";
import { offerKept } from "./parcels.ts";
import { refill } from "./take.ts";
import { ask } from "./wire.ts";

const MOST_BYTES = 400_000;
const MOST_ROWS = 1_000;

export async function restore(engine: Engine, opened: Opened): Promise<void> {
  const { box, memory } = opened;
  await offerKept(engine, box.device);
  let rows: unknown[] = [];
  let bytes = 0;
  const send = async () => {
    if (rows.length) await ask(box.drivers, "/api/witness", { rows }, opened.writer.device);
    rows = [];
    bytes = 0;
  };
  for (const { type, id, fields } of memory.entries()) {
    const row = [type, id, fields];
    bytes += JSON.stringify(row).length;
    if (bytes > MOST_BYTES || rows.length >= MOST_ROWS) await send();
    rows.push(row);
  }
  await send();
  await refill(opened, Object.keys(box.head.places), true);
}
