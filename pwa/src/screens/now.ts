/**
 * The one clock of the screens: `now` moves every half minute and when the app is looked at again, `today` is the
 * local date in Paris. Before: the device's clock. After: any screen that says "maintenant".
 */
import { computed, signal } from "@preact/signals";
import { clockOf, dateOf } from "../ui/dates";

export const now = signal(Date.now());
const tick = () => {
  now.value = Date.now();
};
setInterval(tick, 30_000);
document.addEventListener("visibilitychange", tick);

export const today = computed(() => dateOf(now.value));
/** "14:05" */
export const clock = computed(() => clockOf(now.value));

/** A date so many days away. */
export function daysFrom(date: string, days: number): string {
  const at = new Date(`${date}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** "14:05" so many minutes later, within the day. */
export function minutesFrom(time: string, minutes: number): string {
  const [hours = 0, past = 0] = time.split(":").map(Number);
  const all = Math.min(Math.max(hours * 60 + past + minutes, 0), 24 * 60 - 1);
  return `${String(Math.floor(all / 60)).padStart(2, "0")}:${String(all % 60).padStart(2, "0")}`;
}
