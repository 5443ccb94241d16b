// Whether a record is in sight after somebody deleted it. PROTOCOL.md, section 3, "Deletion" (L13).
// Twin of sight.py. Before: merge.ts. After: screens leave out what is `out`, and ask about what is `review`.

import { type Rec, read, standing, type Validations } from "../merge.ts";
import { contains, type VersionSet } from "../names.ts";
import type { Write } from "../operation.ts";

/** A record that hangs on another: type, writes, validations. */
export type Hanging = readonly [type: string, record: Rec, validations: Validations];
export type Sight = "in" | "review" | "out";

/** `out` if whoever deleted it had seen all that this hides; `review` if somebody had not. */
export function sight(
  type: string,
  record: Rec,
  validations: Validations = [],
  hanging: Iterable<Hanging> = [],
): Sight {
  if (!record.fields.has("deleted")) return "in";
  const { leaves } = read(type, "deleted", record, validations);
  const deletions = leaves.flatMap(({ value }) =>
    value ? [(value as { saw?: VersionSet }).saw ?? {}] : [],
  );
  if (!deletions.length) return "in";
  if (deletions.length < leaves.length) return "review"; // restored by one, deleted by another
  const unseen = (name: string, write: Write) =>
    // Another deletion asks for nothing to be kept.
    (name !== "deleted" || write.value === null) &&
    !deletions.some((saw) => contains(saw, write.version));
  for (const of of [[type, record, validations] as const, ...hanging]) {
    for (const [name, writes] of standing(...of)) {
      if (writes.some((write) => unseen(name, write))) return "review";
    }
  }
  return "out";
}
