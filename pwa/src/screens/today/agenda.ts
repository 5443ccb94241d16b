/**
 * The sessions around today, sorted into what they ask for. Only the last month is asked about on a phone: older gaps
 * are the coordinator's list. Before: ../meeting.ts. After: today.tsx.
 */
import { store } from "../../store";
import { type Meeting, meetingOf, unfinished } from "../meeting";
import { clock, daysFrom, minutesFrom, today } from "../now";
import { type Session, slotOf } from "../records";

export interface Agenda {
  readonly now: readonly Meeting[];
  readonly later: readonly Meeting[];
  readonly done: readonly Meeting[];
  readonly missing: readonly Meeting[];
}

/** People come before the hour and the register is finished after it. */
const EARLY = 45;
const AFTER = 60;
const ASKED_DAYS = 31;
/** A session is at most moved by so much: its id names the day it was planned for. */
const MOVED_DAYS = 60;

export function agenda(): Agenda {
  const day = today.value;
  const from = daysFrom(day, -ASKED_DAYS);
  const [oldest, newest] = [daysFrom(from, -MOVED_DAYS), daysFrom(day, MOVED_DAYS)];
  const now: Meeting[] = [];
  const later: Meeting[] = [];
  const done: Meeting[] = [];
  const missing: Meeting[] = [];
  for (const session of store.records<Session>("session")) {
    const slot = slotOf(session.id);
    if (slot < oldest || slot > newest) continue;
    const one = meetingOf(session);
    if (one.date > day || one.date < from) continue;
    if (one.date < day) {
      if (unfinished(one)) missing.push(one);
    } else if (one.state === "planned") when(one).push(one);
    else if (unfinished(one)) now.push(one);
    else done.push(one);
  }
  const [byTime, byDate] = [sorter(time), sorter((one) => one.date + time(one))];
  return {
    now: now.sort(byTime),
    later: later.sort(byTime),
    done: done.sort(byTime),
    missing: missing.sort(byDate).reverse(),
  };

  function when(one: Meeting): Meeting[] {
    if (one.start && clock.value < minutesFrom(one.start, -EARLY)) return later;
    const end = one.end ?? one.start;
    return end && clock.value > minutesFrom(end, AFTER) ? missing : now;
  }
}

const time = (one: Meeting) => `${one.start ?? ""} ${one.name}`;
const sorter = (key: (one: Meeting) => string) => (a: Meeting, b: Meeting) =>
  key(a) < key(b) ? -1 : 1;
