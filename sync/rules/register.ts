// Who is expected at a session, and what was noted of whom: the lines of its register.
// Twin of register.py. Before: merge.ts reads the marks, same_person.ts says who is one human. After: the
// register on screen and on paper, reports.

import { type Reading, strongestFirst } from "../merge.ts";
import { canonical, type Json, type Write } from "../operation.ts";

const EXPECTED: readonly unknown[] = ["trial", "agreed"];
const PRESENT: readonly unknown[] = ["present", "late", "left_early"];
const ABSENT: readonly unknown[] = ["excused", "absent"];

/** An enrolment in sight, with its shown values. */
export interface Enrolment {
  readonly id: string;
  readonly stage: string | null;
  readonly since?: string | null;
}

/** One human in a register: the entry that is kept, the stage of their enrolment if expected, what shows. */
export interface Line {
  readonly person: string;
  readonly stage: string | null;
  readonly mark: { readonly [part: string]: Json } | null;
  readonly disputed: boolean;
  readonly proposed: boolean;
}

/** A register in figures: humans, each once. */
export interface Count {
  readonly present: number;
  readonly absent: number;
  readonly notNoted: number;
}

type Classes = ReadonlyMap<string, readonly string[]>;
type Noted = Pick<Reading, "leaves" | "proposals">;

/** Everybody expected or noted, in order of id. `marks` are those in sight: id, reading of `mark`. */
export function register(
  session: string,
  enrolments: readonly Enrolment[],
  marks: Iterable<readonly [id: string, reading: Noted]>,
  classes: Classes,
): Line[] {
  const [programme = "", activity = "", date = ""] = session.split(".");
  const stages = new Map<string, string>();
  for (const one of [...enrolments].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const [of, person] = cut(one.id);
    const begun = !one.since || one.since <= date;
    if (of === `${programme}.${activity}` && one.stage && EXPECTED.includes(one.stage) && begun) {
      stages.set(kept(person, classes), one.stage);
    }
  }
  const noted = new Map<string, Noted[]>();
  for (const [id, reading] of marks) {
    const [of, person] = cut(id);
    if (of !== session) continue;
    const human = kept(person, classes);
    noted.set(human, [...(noted.get(human) ?? []), reading]);
  }
  return [...new Set([...stages.keys(), ...noted.keys()])]
    .sort()
    .map((person) => line(person, stages.get(person) ?? null, noted.get(person) ?? []));
}

/** How many came, how many did not, and of how many nothing is known. */
export function count(lines: Iterable<Line>): Count {
  const found = { present: 0, absent: 0, notNoted: 0 };
  for (const { mark } of lines) {
    const status = mark?.status;
    found[PRESENT.includes(status) ? "present" : ABSENT.includes(status) ? "absent" : "notNoted"] +=
      1;
  }
  return found;
}

/** A meeting's head count: what each device counted, together. */
export function headcount(tallies: Iterable<number | null>): number {
  let sum = 0;
  for (const tally of tallies) sum += tally ?? 0;
  return sum;
}

function cut(id: string): [before: string, last: string] {
  const at = id.lastIndexOf(".");
  return [id.slice(0, at), id.slice(at + 1)];
}

const kept = (person: string, classes: Classes): string => classes.get(person)?.[0] ?? person;

function line(person: string, stage: string | null, readings: readonly Noted[]): Line {
  const all = readings.flatMap((reading) => reading.leaves);
  const leaves = strongestFirst("attendance", "mark", all);
  // Of a human with two entries, the entry of which nothing was noted contradicts nothing.
  const said = readings.length > 1 ? leaves.filter(says) : leaves;
  const [shown] = said.length ? said : leaves;
  return {
    person,
    stage,
    mark: (shown?.value ?? null) as Line["mark"],
    disputed: new Set(said.map((leaf) => canonical(leaf.value))).size > 1,
    proposed: readings.some((reading) => reading.proposals.length > 0),
  };
}

function says(leaf: Write): boolean {
  const status = (leaf.value as Line["mark"])?.status;
  return status !== undefined && status !== null && status !== "unknown";
}
