// Which dates a repetition gives, and which session a date becomes. Pure: no clock, no store.
// Before: dates.tsx. After: nothing.

export type Repeat = "once" | "weekly" | "fortnightly" | "monthly";

const DAY = 86_400_000;
const noon = (date: string) => Date.parse(`${date}T12:00:00Z`);
const dateAt = (instant: number) => new Date(instant).toISOString().slice(0, 10);

/** The first date and those that follow it. "monthly": the second Thursday stays the second Thursday. */
export function repeated(first: string, repeat: Repeat, times: number): string[] {
  if (repeat === "once") return [first];
  return Array.from({ length: times }, (_, i) =>
    repeat === "monthly" ? sameWeekday(first, i) : dateAt(noon(first) + i * step[repeat]),
  ).filter((date) => date !== "");
}

const step = { weekly: 7 * DAY, fortnightly: 14 * DAY };

/** The n-th weekday of a month some months later; empty where that month has no fifth one. */
function sameWeekday(first: string, months: number): string {
  const start = new Date(noon(first));
  const nth = Math.ceil(start.getUTCDate() / 7);
  const month = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1, 12));
  const away = (start.getUTCDay() - month.getUTCDay() + 7) % 7;
  const day = new Date(month.getTime() + (away + 7 * (nth - 1)) * DAY);
  return day.getUTCMonth() === month.getUTCMonth() ? dateAt(day.getTime()) : "";
}

export interface Known {
  readonly id: string;
  readonly start: string | undefined;
}

/**
 * The id of a session to create on that date: the first free slot, or null where one at these hours is there already.
 * Two coordinators who create the same date offline have created one session.
 */
export function slotFor(
  activity: string,
  date: string,
  start: string,
  known: readonly Known[],
): string | null {
  const there = known.filter(({ id }) => id.startsWith(`${activity}.${date}.`));
  if (there.some((one) => one.start === start)) return null;
  for (let slot = 1; ; slot += 1) {
    const id = `${activity}.${date}.${slot}`;
    if (!there.some((one) => one.id === id)) return id;
  }
}
