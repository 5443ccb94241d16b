/**
 * Who is meant: a search that forgives, and people seen lately first.
 * Before: ../../store. After: list.tsx, ../session/add.tsx.
 */
import { matches } from "../../../../sync/rules/search.ts";
import { store } from "../../store";
import { cardOf, fullName } from "../names";
import { daysFrom, today } from "../now";
import { type Attendance, lastOf, programmeOf, type Session, slotOf } from "../records";
import { kept } from "../same";
import { byName } from "../session/order";

export function find(query: string): string[] {
  const lately = new Set(recent());
  return everybody()
    .filter((one) => matches(`${fullName(one)} ${cardOf(one) ?? ""}`, query))
    .sort((a, b) => Number(lately.has(b)) - Number(lately.has(a)) || byName(a, b));
}

/** Every human of this device once, by the id that is kept. */
export function everybody(): string[] {
  return [...new Set(store.records("person").map((one) => kept(one.id)))];
}

const RECENT_DAYS = 60;

/** People with a mark in the last two months, the last seen first; of one programme, or of all. */
export function recent(programme?: string): string[] {
  const from = daysFrom(today.value, -RECENT_DAYS);
  const sessions = store
    .records<Session>("session")
    .filter(({ id }) => slotOf(id) >= from && slotOf(id) <= today.value)
    .filter(({ id }) => !programme || programmeOf(id) === programme)
    .sort((a, b) => (slotOf(a.id) < slotOf(b.id) ? 1 : -1));
  const found = new Set<string>();
  for (const { id } of sessions) {
    for (const mark of store.under<Attendance>(id, "attendance"))
      if (mark.sight) found.add(kept(lastOf(mark.id)));
  }
  return [...found];
}
