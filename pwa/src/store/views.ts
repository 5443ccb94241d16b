// What is said about sending: what waits, what was refused, the one calm line.
// Before: opened.ts, box.ts. After: store.ts makes signals of it.

import type { Operation } from "../../../sync/operation.ts";
import type { Head } from "./box.ts";
import type { Made } from "./memory.ts";
import type { Opened } from "./opened.ts";
import type { Refused, SyncLine, Waiting } from "./types.ts";

/** How the exchange is doing. */
export interface Status {
  readonly sending: boolean;
  readonly failure: SyncLine["failure"];
}

const DAY = 86_400_000;

export function waitingOf(opened: Opened): Waiting[] {
  const unread = new Set(
    opened.box.head.refused.flatMap((one) => (one.outcome === "unread" ? one.version : [])),
  );
  return opened
    .waiting()
    .filter(({ version }) => !unread.has(version))
    .map(({ operation, version, kept }) => ({
      version,
      at: operation.at,
      type: operation.type,
      id: operation.id,
      set: operation.set ?? {},
      fields: fieldsOf(operation),
      kept,
    }));
}

const fieldsOf = ({ set, add, remove }: Operation): string[] =>
  [set, add, remove].flatMap((of) => Object.keys(of ?? {}));

/** An operation as a refusal tells of it. */
export function toldOf({ operation, version }: Made, outcome: Refused["outcome"]): Refused {
  const { at, type, id, set } = operation;
  return {
    version,
    at,
    type,
    id,
    fields: fieldsOf(operation),
    outcome,
    ...(set ? { set } : {}),
  };
}

/** The lease counts on the device's own clock, from its own time of the last contact. */
export function isExpired(head: Head, now: number): boolean {
  return head.contact !== null && now - head.contact > head.lease;
}

export function lineOf(
  now: number,
  status: Status,
  head: Head | undefined,
  waiting: readonly Waiting[],
): SyncLine {
  const contact = head?.contact ?? null;
  const refused = head?.refused.length ?? 0;
  const left = head && contact !== null ? Math.ceil((contact + head.lease - now) / DAY) : null;
  return {
    kind: kindOf(status, contact, refused, waiting.length),
    // What is still on its way to the disk waits too, but nobody is told that it is kept.
    waiting: waiting.filter((one) => one.kept).length,
    refused,
    contact,
    failure: status.failure,
    lease: left !== null && left <= 7 ? Math.max(0, left) : null,
    received: countOf(head),
    repaired: head?.repairedAt ?? null,
  };
}

const countOf = (head: Head | undefined): number =>
  Object.values(head?.received ?? {})
    .flat()
    .reduce((sum, [first, last]) => sum + last - first + 1, 0);

function kindOf(
  status: Status,
  contact: number | null,
  refused: number,
  waiting: number,
): SyncLine["kind"] {
  if (status.failure === "reconnect") return "reconnect";
  if (waiting && status.sending) return "sending";
  if (waiting) return status.failure === "network" ? "offline" : "waiting";
  if (refused || status.failure === "mismatch") return "check";
  // Nothing waits, so everything has its receipt; but before the first answer we know nothing.
  return contact === null ? "never" : "sent";
}
