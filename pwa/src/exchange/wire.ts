// One request and its answer. What is not our own marked JSON, whole, is no answer: a captive portal, a proxy's error
// page or a cut line mean "not sent".
// Before: drivers.ts gives the network. After: round.ts, parcels.ts, enrol.ts ask through here.

import type { Ranges } from "../../../sync/names.ts";
import type { WireFields } from "../store/blocks.ts";
import type { Drivers } from "../store/drivers.ts";

export type Row = readonly [
  type: string,
  id: string,
  fields: WireFields | null,
  texts?: Readonly<Record<string, string>>,
];
export type Page = readonly [place: string, view: string, upto: number, rows: readonly Row[]];
export type Receipt = readonly [n: number, outcome: string, reason?: string];
export type Check = readonly [count: number, sum: number];

export interface Answer {
  readonly jalon: 1;
  readonly now: number;
  readonly receipts: readonly Receipt[];
  readonly received?: Ranges;
  /** Positions in the batch of what nobody can keep. */
  readonly refused?: readonly (readonly [position: number, problem: string, sentence: string])[];
  readonly me: {
    readonly user: string;
    readonly role: string;
    readonly programmes: readonly string[];
    readonly lease: number;
  };
  readonly point: readonly [number, string] | null;
  readonly pages: readonly Page[];
  readonly drop: readonly string[];
  readonly more: boolean;
  readonly check?: Check;
  readonly checks?: Readonly<Record<string, Check>>;
  readonly identity?: { readonly device: string; readonly secret: string };
  readonly restored?: boolean;
  readonly wipe?: boolean;
}

/** Why there is no answer. */
export type Why = "network" | "answer" | "later" | "reconnect" | "refused";

export class NotSent extends Error {
  override readonly name = "NotSent";
  readonly why: Why;
  /** ms that the server asks us to wait. */
  readonly later: number;
  /** The name of the failure in the server's catalogue, where it gave one. */
  readonly problem: string;
  /** The server's time, where it says that ours is too far from it. */
  readonly now: number | undefined;

  constructor(why: Why, later = 0, { problem = "", now }: { problem?: string; now?: number } = {}) {
    super(why);
    this.why = why;
    this.later = later;
    this.problem = problem;
    this.now = now;
  }
}

const PATIENCE = 30_000; // ms; the server gives up earlier
const WORTH_PACKING = 1_000;

export async function ask<R>(
  drivers: Drivers,
  address: string,
  body: unknown,
  device?: string,
): Promise<R> {
  const headers: Record<string, string> = { "Content-Type": "application/json" };
  if (device !== undefined) headers["X-Jalon-Device"] = device;
  const text = JSON.stringify(body);
  let packed: BodyInit = text;
  if (text.length > WORTH_PACKING && typeof CompressionStream !== "undefined") {
    packed = await new Response(
      new Blob([text]).stream().pipeThrough(new CompressionStream("gzip")),
    ).arrayBuffer();
    headers["Content-Encoding"] = "gzip";
  }
  const { status, found } = await reach(drivers, address, {
    method: "POST",
    headers,
    body: packed,
  });
  if (status === 200) return found as R;
  const told = found as { later?: number; problem?: string; now?: number };
  if (told.later !== undefined || status >= 500 || status === 429) {
    throw new NotSent("later", (told.later ?? 30) * 1000, told);
  }
  throw new NotSent(status === 401 ? "reconnect" : "refused", 0, told);
}

async function reach(
  drivers: Drivers,
  address: string,
  init: RequestInit,
): Promise<{ status: number; found: object }> {
  let answer: Response;
  let text: string;
  try {
    // A tab that sleeps with a request under way must not keep the others from sending.
    answer = await drivers.fetch(address, {
      ...init,
      signal: AbortSignal.timeout(PATIENCE),
      redirect: "error",
    });
    text = await answer.text();
  } catch {
    throw new NotSent("network");
  }
  try {
    const found: unknown = JSON.parse(text);
    if ((found as { jalon?: unknown } | null)?.jalon === 1)
      return { status: answer.status, found: found as object };
  } catch {
    // falls to the same end
  }
  throw new NotSent(answer.status >= 500 ? "network" : "answer");
}

/** Whether an answer to an exchange is whole enough to act upon. */
export function isAnswer(found: unknown): found is Answer {
  const answer = found as Partial<Answer>;
  return (
    [answer.receipts, answer.pages, answer.drop].every(Array.isArray) &&
    typeof answer.now === "number" &&
    typeof answer.more === "boolean" &&
    typeof answer.me?.user === "string"
  );
}
