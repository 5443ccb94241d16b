/**
 * A session as people speak of it: its name, when and where, who is expected, who was noted. Only readings.
 * Before: records.ts, ../store. After: today/, session/, person/.
 */
import type { Seen } from "../store";
import { store } from "../store";
import { time, times } from "../ui/dates";
import type { Mark } from "../ui/mark";
import {
  type Activity,
  type Attendance,
  activityOf,
  type Enrolment,
  lastOf,
  type MarkValue,
  programmeOf,
  type Session,
  type Site,
  type Stage,
  type State,
  slotOf,
} from "./records";
import { kept, membersOf } from "./same";

export interface Meeting {
  readonly id: string;
  readonly name: string;
  readonly date: string;
  readonly start: string | undefined;
  readonly end: string | undefined;
  readonly site: string | undefined;
  readonly place: string | undefined;
  readonly state: State;
  readonly validated: boolean;
  /** Heads are counted there: people need not give their name. */
  readonly counted: boolean;
}

export function meetingOf(session: Seen<Session>): Meeting {
  const { values, id } = session;
  const activity = store.get<Activity>("activity", activityOf(id))?.values;
  const site = values.site ?? activity?.site ?? undefined;
  const place = site ? store.get<Site>("site", site)?.values.name : undefined;
  const held = values.when ?? activity?.hours;
  return {
    id,
    name: values.title || activity?.name || "…",
    date: values.when?.date ?? slotOf(id),
    start: held?.start,
    end: held?.end,
    site,
    place: place ?? undefined,
    state: values.state ?? "planned",
    validated: values.validation != null,
    counted: activity?.counted === true,
  };
}

export function meeting(id: string): Meeting | undefined {
  const session = store.get<Session>("session", id);
  return session?.sight ? meetingOf(session) : undefined;
}

/** "14 h – 16 h 30", "14 h", or nothing when no hours were set. */
export function hoursOf({ start, end }: { start?: string | undefined; end?: string | undefined }) {
  if (start && end) return times(start, end);
  return start ? time(start) : "";
}

const COMES: readonly (Stage | null | undefined)[] = ["trial", "agreed"];

/** Who is enrolled and expected, each human once, by the id that is kept. */
export function expectedAt(session: string): ReadonlyMap<string, Stage> {
  const found = new Map<string, Stage>();
  const prefix = `${activityOf(session)}.`;
  for (const one of store.records<Enrolment>("enrolment")) {
    const { stage, since } = one.values;
    if (!one.id.startsWith(prefix) || !stage || !COMES.includes(stage)) continue;
    if (!since || since <= slotOf(session)) found.set(kept(lastOf(one.id)), stage);
  }
  return found;
}

/** Whoever is expected or has a mark in sight: the lines of the register, in no order. */
export function peopleAt(session: string): string[] {
  const found = new Set(expectedAt(session).keys());
  for (const one of store.under<Attendance>(session, "attendance"))
    if (one.sight) found.add(kept(lastOf(one.id)));
  return [...found];
}

export const markId = (session: string, person: string) => `${session}.${person}`;

/** The mark of a human at a session: of the kept entry, else of another entry of theirs. */
export function markAt(session: string, person: string): Seen<Attendance> | undefined {
  let found: Seen<Attendance> | undefined;
  for (const member of membersOf(person)) {
    const one = store.get<Attendance>("attendance", markId(session, member));
    if (one?.sight && (statusOf(one) !== "unknown" || !found)) {
      if (!found || statusOf(found) === "unknown") found = one;
    }
  }
  return found;
}

export const markValueOf = (mark: Seen<Attendance> | undefined): MarkValue =>
  mark?.values.mark ?? {};

export const statusOf = (mark: Seen<Attendance> | undefined): Mark =>
  markValueOf(mark).status ?? "unknown";

export const CAME: readonly Mark[] = ["present", "late", "left_early"];

export interface Count {
  readonly all: number;
  readonly came: number;
  readonly missing: number;
}

export function countAt(session: string, people: readonly string[]): Count {
  let came = 0;
  let missing = 0;
  for (const person of people) {
    const status = statusOf(markAt(session, person));
    if (CAME.includes(status)) came += 1;
    if (status === "unknown") missing += 1;
  }
  return { all: people.length, came, missing };
}

/** Whether somebody still has to say what happened there. */
export function unfinished({ id, state, validated, counted }: Meeting): boolean {
  if (validated || state === "cancelled" || state === "nobody_came") return false;
  if (state === "planned") return true;
  return !counted && countAt(id, peopleAt(id)).missing > 0;
}
/** The programme through which one acts on a person met at this session. */
export const through = (session: string) => programmeOf(session);
