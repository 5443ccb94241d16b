// What a session holds and what it lacks, before somebody validates it, and where it stands.
// Only readings. Before: ../../../store, ../../meeting.ts. After: session.tsx, list.tsx, ../overview/.

import { type Seen, store } from "../../../store";
import { countAt, type Meeting, meetingOf, peopleAt } from "../../meeting";
import { userName } from "../../names";
import { clock, today } from "../../now";
import { type Headcount, lastOf, type Session, type Signature } from "../../records";
import { contradicted } from "../review/humans.ts";

/** Everything under a session that a validation speaks of. */
const UNDER = ["attendance", "signature", "sign_off", "headcount"] as const;

export interface Content {
  readonly came: number;
  readonly all: number;
  readonly missing: number;
  readonly signatures: number;
  /** Who signed for the animation. */
  readonly signOffs: readonly string[];
  readonly heads: number;
  readonly minutes: boolean;
  /** Fields on which two people disagree; work that came after the validation. */
  readonly open: number;
  readonly late: number;
}

export function contentOf(id: string): Content {
  const { came, all, missing } = countAt(id, peopleAt(id));
  const session = store.get<Session>("session", id);
  const under = UNDER.flatMap((type) => [...store.under(id, type)]);
  const records = session ? [session as Seen<object>, ...(under as Seen<object>[])] : under;
  const of = (mark: string) => mark.startsWith(`${id}.`);
  const sum = (count: (one: Seen<object>) => number) =>
    (records as Seen<object>[]).reduce((total, one) => total + count(one), 0);
  return {
    came,
    all,
    missing,
    signatures: store.under<Signature>(id, "signature").filter((one) => one.values.signed).length,
    signOffs: store
      .under<Signature>(id, "sign_off")
      .filter((one) => one.values.signed)
      .map((one) => userName(lastOf(one.id))),
    heads: store
      .under<Headcount>(id, "headcount")
      .reduce((total, one) => total + (one.values.count ?? 0), 0),
    minutes: !!session?.values.minutes?.trim(),
    open: sum((one) => one.open.length) + contradicted().filter((part) => of(part.id)).length,
    late: sum((one) => one.proposed.length),
  };
}

/** It was to take place, and its end lies behind us; or it is of today, and somebody said how it ended. */
export const past = ({ date, end, start, state }: Meeting): boolean =>
  date < today.value ||
  (date === today.value && (state !== "planned" || (end ?? start ?? "24:00") <= clock.value));

export type Stand = "done" | "coming" | "missing" | "ready";

/** Where a session stands on its way to being validated. */
export function standOf(one: Meeting): Stand {
  if (one.validated) return "done";
  if (!past(one)) return "coming";
  if (one.state === "cancelled" || one.state === "nobody_came") return "ready";
  if (one.state === "planned") return "missing";
  if (one.counted) return "ready";
  return countAt(one.id, peopleAt(one.id)).missing > 0 ? "missing" : "ready";
}

export const meetings = (): Meeting[] => store.records<Session>("session").map(meetingOf);
