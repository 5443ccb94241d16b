// Whether a record is in sight after somebody deleted it. PROTOCOL.md, section 3, "Deletion" (L13).
// Twin of sight.py. Before: merge.ts. After: screens leave out what is `out`, and ask about what is `review`.

import { type Rec, read, standing, type Validations } from "../merge.ts";
import { contains, type VersionSet } from "../names.ts";

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
    value ? [(value as { saw: VersionSet }).saw] : [],
  );
  if (!deletions.length) return "in";
  if (deletions.length < leaves.length) return "review"; // restored by one, deleted by another
  const own = new Map([...record.fields].filter(([name]) => name !== "deleted"));
  const hidden: Hanging[] = [[type, { ...record, fields: own }, validations], ...hanging];
  for (const of of hidden) {
    for (const writes of standing(...of).values()) {
      for (const { version } of writes) {
        if (!deletions.some((saw) => contains(saw, version))) return "review";
      }
    }
  }
  return "out";
}
