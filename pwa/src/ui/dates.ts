/**
 * Dates, times and numbers in French. A session's date is a plain local date ("2026-11-19") and
 * stays one; an instant (milliseconds) is told in the time of Paris. Nothing here reads the clock:
 * `now` is passed in.
 */
const NBSP = "\u00a0";
const DAY = 86_400_000;

const format = (options: Intl.DateTimeFormatOptions, timeZone = "UTC") =>
  new Intl.DateTimeFormat("fr-FR", { ...options, timeZone });

const short = format({ weekday: "short", day: "numeric", month: "short" });
const long = format({ weekday: "long", day: "numeric", month: "long" });
const full = format({ day: "numeric", month: "long", year: "numeric" });
const month = format({ month: "long", year: "numeric" });
const near = format({ weekday: "long", day: "numeric" });
const plain = format({ day: "numeric", month: "long" });
const parisDay = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone: "Europe/Paris" });
const parisTime = new Intl.DateTimeFormat("sv-SE", {
  timeStyle: "short",
  timeZone: "Europe/Paris",
});

/** What no calendar has (a broken phone wrote it) is shown as such: it stops no screen. */
const IMPOSSIBLE = "date impossible";
const LAST = 8.64e15; // ms; beyond, the platform knows no time
const within = (instant: number) => Math.max(-LAST, Math.min(LAST, instant));

/** The first of a month is "1er", which Intl does not say. */
const written = (format: Intl.DateTimeFormat, date: string): string =>
  Number.isNaN(noon(date))
    ? IMPOSSIBLE
    : format
        .formatToParts(noon(date))
        .map(({ type, value }) => (type === "day" && value === "1" ? "1er" : value))
        .join("");

const noon = (date: string) => Date.parse(`${date}T12:00:00Z`);
const glued = (text: string) => text.replaceAll(" ", NBSP);

/** "jeu. 19 nov." */
export const dayShort = (date: string) => glued(written(short, date));
/** "jeudi 19 novembre" */
export const dayLong = (date: string) => written(long, date);
/** "19 novembre 2026" */
export const dayFull = (date: string) => written(full, date);
/** "19 novembre" */
export const dayPlain = (date: string) => written(plain, date);
/** "novembre 2026" */
export const monthOf = (date: string) => written(month, date);

/** "aujourd'hui", "hier", "demain", "lundi 16" within the week, "jeu. 19 nov." further away. */
export function dayNear(date: string, today: string): string {
  const away = Math.round((noon(date) - noon(today)) / DAY);
  if (away === 0) return "aujourd’hui";
  if (away === -1) return "hier";
  if (away === 1) return "demain";
  return Math.abs(away) < 7 ? written(near, date) : dayShort(date);
}

/** "14:00" → "14 h"; "14:25" → "14 h 25" */
export function time(clock: string): string {
  const [hours = "", minutes = "00"] = clock.split(":");
  return `${Number(hours)}${NBSP}h${minutes === "00" ? "" : NBSP + minutes}`;
}

/** "14 h – 16 h 30" */
export const times = (start: string, end: string) => `${time(start)} – ${time(end)}`;

/** The local date and the local time of an instant, in Paris: "2026-11-19", "18:12". */
export const dateOf = (instant: number) => parisDay.format(within(instant));
export const clockOf = (instant: number) => parisTime.format(within(instant));

/** "à 18 h 12" today, "hier à 18 h 12", "le jeu. 19 nov. à 18 h 12" */
export function when(instant: number, now: number): string {
  const [date, today] = [dateOf(instant), dateOf(now)];
  const at = `à ${time(clockOf(instant))}`;
  if (date === today) return at;
  const day = dayNear(date, today);
  return day === "hier" ? `hier ${at}` : `le ${day} ${at}`;
}

/** "à l'instant", "il y a 2 s", "il y a 5 min", "il y a 3 h", "il y a 4 jours" */
export function ago(instant: number, now: number): string {
  const seconds = Math.floor((now - instant) / 1000);
  if (seconds < 1) return "à l’instant";
  const [size, unit] = (
    [
      [86_400, seconds < 2 * 86_400 ? "jour" : "jours"],
      [3600, "h"],
      [60, "min"],
      [1, "s"],
    ] as const
  ).find(([size]) => seconds >= size) ?? [1, "s"];
  return glued(`il y a ${Math.floor(seconds / size)} ${unit}`);
}

/** One for 0, 1 and −1, several from 2: as French counts. */
export const plural = (count: number, one: string, several = `${one}s`) =>
  Math.abs(count) < 2 ? one : several;

/** "3 saisies", with a space that does not break */
export const counted = (count: number, one: string, several?: string) =>
  `${number(count)}${NBSP}${plural(count, one, several)}`;

const figures = new Intl.NumberFormat("fr-FR");
export const number = (value: number) => figures.format(value);

/** "Awa, Hugo et Ioana" */
export const list = (words: readonly string[]) =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} et ${words.at(-1)}`;

/** "de Karim", "d'Awa", "de Hugo": before a vowel the word loses its e. */
export const of = (name: string) =>
  /^(?:[aeiou]|y[^aeiou])/i.test(name.normalize("NFD")) ? `d’${name}` : `de ${name}`;
