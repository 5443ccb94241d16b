// L9: both authors learn of a disagreement. The second one's receipt says so; the first one's device finds it in the
// page that brings the other value, also when somebody has decided meanwhile.
// Before: take.ts. After: "À vérifier" in Cet appareil, until it is settled with what was said here, or read.

import { type Rec, read, type Validations } from "../../../sync/merge.ts";
import { splitVersion } from "../../../sync/names.ts";
import { canonical, type Write } from "../../../sync/operation.ts";
import { fieldOf } from "../../../sync/schema.ts";
import { type Entry, fromWire } from "../store/blocks.ts";
import type { Opened } from "../store/opened.ts";
import type { Refused } from "../store/types.ts";

interface Changed {
  readonly type: string;
  readonly id: string;
  readonly entry: Entry | undefined;
}

/** The disagreements that these records bring about what was said here, and that nobody has told of yet. */
export function disputes(
  opened: Opened,
  changed: Iterable<Changed>,
  known: readonly Refused[],
): Refused[] {
  const { head } = opened.box;
  const told = new Set(
    known.flatMap(({ type, id, fields }) => fields.map((of) => [type, id, of].join(" "))),
  );
  const found: Refused[] = [];
  for (const { type, id, entry } of changed) {
    for (const field of Object.keys(entry?.fields ?? {})) {
      const rule = fieldOf(type, field)?.merge;
      if ((rule !== "review" && rule !== "once") || told.has([type, id, field].join(" "))) continue;
      const before = opened.memory.cell(type, id)?.entry;
      const validations = opened.memory.validations({ type, id });
      const mine = disputed(type, field, entry, validations, head.secrets);
      // What was so before this page has been told, and read.
      if (mine && !disputed(type, field, before, validations, head.secrets))
        found.push({
          version: mine.version,
          at: mine.at,
          type,
          id,
          fields: [field],
          set: { [field]: mine.value },
          outcome: "review",
        });
    }
  }
  return found;
}

/** The value said here that another stands against: both are leaves, or a decision lies over both. */
function disputed(
  type: string,
  field: string,
  entry: Entry | undefined,
  validations: Validations,
  devices: Readonly<Record<string, string>>,
): Write | undefined {
  const writes = entry?.fields[field];
  if (!writes) return undefined;
  const rec: Rec = { fields: new Map([[field, fromWire(writes)]]), voids: [] };
  const { open, leaves, standing } = read(type, field, rec, validations);
  const decided = leaves.some((leaf) => leaf.decide && !ours(leaf));
  const said = open ? leaves : decided ? standing.filter((one) => !one.decide) : [];
  const mine = said.find(ours);
  return mine && said.some((one) => canonical(one.value) !== canonical(mine.value))
    ? mine
    : undefined;

  function ours({ version }: Write): boolean {
    return Object.hasOwn(devices, splitVersion(version)[0]);
  }
}
