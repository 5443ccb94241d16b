/**
 * A session as people speak of it: its name, when and where, who is expected, who was noted. Only readings.
 * Before: records.ts, ../store. After: today/, session/, person/.
 */
import { computed, type ReadonlySignal } from "@preact/signals";
import { register } from "../../../sync/rules/register.ts";
import type { Seen } from "../store";
import { store } from "../store";
import { time, times } from "../ui/dates";
import { fr } from "../ui/fr";
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
  type State,
  slotOf,
} from "./records";
import { joined, kept, membersOf } from "./same";

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

/** Computed once for each session and shared by all who show it, so that a tap is counted once. */
function shared<T>(compute: (session: string, before: T | undefined) => T): (session: string) => T {
  const made = new Map<string, ReadonlySignal<T>>();
  return (session) => {
    let one = made.get(session);
    if (!one) {
      let before: T | undefined;
      one = computed(() => {
        before = compute(session, before);
        return before;
      });
      made.set(session, one);
    }
    return one.value;
  };
}

/** Who is enrolled and expected, each human once, by the id that is kept. */
export const expectedAt = shared((session): ReadonlyMap<string, string | null> => {
  const prefix = `${activityOf(session)}.`;
  const enrolments = store
    .records<Enrolment>("enrolment")
    .filter((one) => one.id.startsWith(prefix))
    .map(({ id, values }) => ({ id, stage: values.stage ?? null, since: values.since ?? null }));
  const lines = register(session, enrolments, [], joined.value);
  return new Map(lines.map((line) => [line.person, line.stage]));
});

/** What was noted of everybody who is expected or has a mark in sight. */
const statusesAt = shared((session): ReadonlyMap<string, Mark> => {
  const found = new Map<string, Mark>();
  for (const person of expectedAt(session).keys()) found.set(person, "unknown");
  for (const { id, values } of store.under<Attendance>(session, "attendance")) {
    const person = kept(lastOf(id));
    const alone = membersOf(person).length === 1;
    found.set(person, alone ? statusOf(values.mark) : statusAt(session, person));
  }
  return found;
});

/** The lines of the register, in no order. The same list is the same object: a tap draws no list anew. */
export const peopleAt = shared((session, before: readonly string[] | undefined) => {
  const now = [...statusesAt(session).keys()];
  const same = before?.length === now.length && now.every((one, at) => one === before[at]);
  return same ? (before as readonly string[]) : now;
});

/** Asked line by line: so it reads this human's enrolment and no other. */
export const onTrial = (session: string, person: string): boolean =>
  membersOf(person).some(
    (one) =>
      store.get<Enrolment>("enrolment", `${activityOf(session)}.${one}`)?.values.stage === "trial",
  );

export const markId = (session: string, person: string) => `${session}.${person}`;

/** What was noted of one human at a session, over all their entries. */
export interface Noted {
  /** The records that say it: one, or one for each entry of which something was noted. */
  readonly ids: readonly string[];
  readonly value: MarkValue;
  /** Two people said different things without having seen each other. */
  readonly disputed: boolean;
}

export function notedOf(session: string, person: string): Noted | undefined {
  const marks = membersOf(person)
    .map((one) => store.get<Attendance>("attendance", markId(session, one)))
    .filter((one) => one?.sight)
    .filter((one) => one !== undefined);
  const [first] = marks;
  if (!first) return undefined;
  const ids = marks.map((one) => one.id);
  if (marks.length === 1)
    return { ids, value: first.values.mark ?? {}, disputed: first.open.includes("mark") };
  const readings = ids.map((id) => [id, store.reading("attendance", id, "mark")] as const);
  const [line] = register(session, [], readings, joined.value);
  return { ids, value: (line?.mark ?? {}) as MarkValue, disputed: line?.disputed ?? false };
}

export const statusOf = (value: MarkValue | null | undefined): Mark => value?.status ?? "unknown";

export const statusAt = (session: string, person: string): Mark =>
  statusOf(notedOf(session, person)?.value);

/** A state that this version does not know is told as it is written (L23). */
export const stateWord = (state: State): string => fr.states[state] ?? state;

export const CAME: readonly Mark[] = ["present", "late", "left_early"];

export interface Count {
  readonly all: number;
  readonly came: number;
  readonly missing: number;
}

export function countAt(session: string, people: readonly string[]): Count {
  const statuses = statusesAt(session);
  let came = 0;
  let missing = 0;
  for (const person of people) {
    const status = statuses.get(person) ?? "unknown";
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
