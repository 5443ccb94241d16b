/**
 * What a tap on the register does. Each is one write that shows at once, a sentence, and an undo that writes back what
 * was there before. Before: register.tsx, person-sheet.tsx. After: ../notice.ts, ../../store.
 */

import type { Change } from "../../store";
import { store } from "../../store";
import { register } from "../../ui/fr.register";
import type { Mark } from "../../ui/mark";
import { iAm } from "../me";
import { CAME, expectedAt, markId, notedOf, statusAt } from "../meeting";
import { firstName } from "../names";
import { clearNotice, keep, notice } from "../notice";
import type { Attendance, Enrolment, MarkValue } from "../records";
import { kept } from "../same";

/** One tap: present; again: absent; again: not noted. */
export const nextOf = (mark: Mark): Mark =>
  mark === "unknown" ? "present" : mark === "absent" ? "unknown" : "absent";

/** One change for each entry of the human of whom something was noted, so that no entry contradicts another. */
function change(session: string, person: string, value: MarkValue): Change[] {
  const noted = notedOf(session, person);
  const mark = clean({ ...sensible(noted?.value ?? {}, value), ...value });
  return (noted?.ids ?? [markId(session, person)]).map((id) => {
    // Somebody who had been taken back comes again: knowingly, so there is nothing to review.
    const gone = store.get("attendance", id)?.sight === false;
    const set = { mark, ...(gone ? { deleted: false } : {}) };
    return { type: "attendance", id, set };
  });
}

/** With which statuses a part makes sense; a part that this version does not know, with any (L23). */
const WITH: Readonly<Record<string, readonly Mark[]>> = {
  status: [],
  reason: ["excused", "absent"],
  arrival: ["late"],
  departure: ["left_early"],
  evidence: CAME,
};

/** Of what was noted, what a correction does not make senseless: the reason stays when an absence is excused. */
function sensible(held: MarkValue, next: MarkValue): MarkValue {
  const status = next.status ?? "unknown";
  const parts = Object.entries(held).filter(([part]) => WITH[part]?.includes(status) ?? true);
  return Object.fromEntries(parts);
}

/** Only what is said: and never a part that this role does not see. */
function clean(value: MarkValue): Record<string, string> {
  const parts = Object.entries(value).filter(
    ([part, one]) => one && !(part === "reason" && iAm("volunteer")),
  );
  return Object.fromEntries(parts) as Record<string, string>;
}

const NOTHING: MarkValue = { status: "unknown" };
/** What an undo writes back: exactly that, so what was not there is named as well. */
const before = (session: string, person: string): MarkValue => {
  const value = notedOf(session, person)?.value;
  const none = { reason: null, arrival: null, departure: null, evidence: null };
  return { ...none, ...(value?.status ? value : NOTHING) };
};

export async function mark(session: string, person: string, value: MarkValue): Promise<void> {
  const was = before(session, person);
  const done = keep(change(session, person, value));
  const status = value.status ?? "unknown";
  const same = (was.status ?? "unknown") === status;
  const said = same ? register.marks.more : register.marks.noted[status];
  notice(said(firstName(person)), () => {
    clearNotice();
    void keep(change(session, person, was));
  });
  await done;
}

export const tap = (session: string, person: string): Promise<void> =>
  mark(session, person, { status: nextOf(statusAt(session, person)) });

/** "Les autres sont là": only those of whom nothing was noted. */
export async function markOthers(session: string, people: readonly string[]): Promise<void> {
  const others = people.filter((one) => statusAt(session, one) === "unknown");
  if (others.length === 0) return;
  const done = keep(others.flatMap((one) => change(session, one, { status: "present" })));
  notice(register.session.othersDone(others.length), () => {
    clearNotice();
    // Whoever was corrected since stays corrected.
    const still = others.filter((one) => statusAt(session, one) === "present");
    void keep(still.flatMap((one) => change(session, one, NOTHING)));
  });
  await done;
}

/** Puts somebody on the list as present; a person whom nobody knows yet is made in the same write. */
export async function add(session: string, person: string, made?: Change): Promise<boolean> {
  const was = notedOf(session, person) ? before(session, person) : null;
  return keep([...(made ? [made] : []), ...change(session, person, { status: "present" })]).then(
    (done) => {
      if (done) told();
      return done;
    },
  );
  function told() {
    const undo = () => {
      clearNotice();
      if (was) void keep(change(session, person, was));
      else void takeBack(session, person);
    };
    notice(register.marks.noted.present(firstName(person)), undo);
  }
}

/** Somebody who is on the list only because of a mark can be taken off it again. */
export const removable = (session: string, person: string): boolean =>
  notedOf(session, person) !== undefined && !expectedAt(session).has(person);

/**
 * Takes back somebody who was added by mistake: the mark goes and, if the person was made here just now and nothing else
 * hangs on them, so do they. Undo brings both back.
 */
export async function takeBack(session: string, person: string): Promise<void> {
  const ids = notedOf(session, person)?.ids ?? [];
  if (ids.length === 0) return;
  const name = firstName(person);
  const gone = ids.map((id) => ({ type: "attendance", id }));
  if (madeHere(person) && onlyHere(person, ids)) gone.push({ type: "person", id: person });
  const done = await keep(gone.map((one) => ({ ...one, set: { deleted: true } })));
  if (!done) return;
  notice(register.session.removed(name), () => {
    clearNotice();
    void keep(gone.map((one) => ({ ...one, set: { deleted: false } })));
  });
}

/** Made on this device within the day. */
const JUST_NOW = 24 * 3_600_000;

function madeHere(person: string): boolean {
  const state = store.state.peek();
  if (state.kind !== "open") return false;
  const writes = [...store.record("person", person).fields.values()].flatMap((of) => [
    ...of.values(),
  ]);
  return writes.every(
    (one) => one.version.startsWith(`${state.me.device}-`) && Date.now() - one.at < JUST_NOW,
  );
}

function onlyHere(person: string, here: readonly string[]): boolean {
  const marks = store.about<Attendance>(person, "attendance").filter((one) => one.sight);
  const others = [
    ...marks.filter((one) => !here.includes(one.id)),
    ...store.about<Enrolment>(person, "enrolment").filter((one) => one.sight),
    ...store.about(person, "signature").filter((one) => one.sight),
    ...store.about(person, "union").filter((one) => one.sight),
  ];
  return kept(person) === person && others.length === 0;
}
