// One human with two entries, noted twice at one session, and not the same way: read as the leaves of one mark
// (PROTOCOL.md, "Same person"), so it is one question, and its answer is written to each entry.
// Before: ../../same.ts, ../../meeting.ts. After: items.ts, ../sessions/check.ts.

import { store } from "../../../store";
import { notedOf } from "../../meeting";
import type { Attendance } from "../../records";
import { joined } from "../../same";
import type { Part } from "./items.ts";

export function contradicted(): Part[] {
  const humans = new Map([...joined.value.values()].map((all) => [all[0] ?? "", all]));
  return [...humans].flatMap(([kept, entries]) =>
    sessionsOf(entries).flatMap((session): Part[] => {
      const noted = notedOf(session, kept);
      const [id, ...also] = noted?.ids ?? [];
      if (!noted?.disputed || !id || !also.length) return [];
      return [{ type: "attendance", id, field: "mark", also }];
    }),
  );
}

const sessionsOf = (entries: readonly string[]): string[] => [
  ...new Set(
    entries
      .flatMap((one) => store.about<Attendance>(one, "attendance"))
      .map((mark) => mark.id.slice(0, mark.id.lastIndexOf("."))),
  ),
];
