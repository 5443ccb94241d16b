// Names that say where a record lives, versions, and sets of versions. PROTOCOL.md, section 1.
// Twin of names.py. Used by everything else in sync/.

import { SCHEMA } from "./schema.ts";

const ID_LENGTH = 160;
export const ORGANISATION = "org"; // the place of what belongs to the whole organisation
export type Ranges = readonly (readonly [number, number])[];
export type VersionSet = Readonly<Record<string, Ranges>>;

/** The version that the n-th operation of a device gives to what it writes. */
export function version(device: string, n: number): string {
  return `${device}-${n}`;
}

/** The device and number of a version. */
export function splitVersion(of: string): [device: string, n: number] {
  const cut = of.lastIndexOf("-");
  return [of.slice(0, cut), Number(of.slice(cut + 1))];
}

/** The session under which a record stands (a session stands under itself), or null. */
export function sessionOf(type: string, id: string): string | null {
  return SCHEMA.get(type)?.lives === "session" ? id.split(".").slice(0, 4).join(".") : null;
}

/** The quarter of a local date, `2026-11-19` → `2026-4`. */
export function quarter(date: string): string {
  return `${date.slice(0, 4)}-${Math.floor((Number(date.slice(5, 7)) + 2) / 3)}`;
}

/** The place that an id names; null for referenced records, which stand where they are named. */
export function placeOf(type: string, id: string): string | null {
  const lives = SCHEMA.get(type)?.lives ?? "organisation";
  const parts = id.split(".");
  switch (lives) {
    case "organisation":
      return ORGANISATION;
    case "programme":
      return parts[0] ?? null;
    case "session":
      return `${parts[0]}/${quarter(parts[2] ?? "")}`;
    default:
      return null;
  }
}

/** The programme of a place, or null for the organisation's own. */
export function programmeOf(place: string): string | null {
  return place === ORGANISATION ? null : (place.split("/")[0] ?? null);
}

const ONE = "[0-9a-z_-]{1,40}";
const IN_SESSION = `${ONE}\\.${ONE}\\.[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}\\.[1-9][0-9]?`;
const LENGTHS: ReadonlyMap<string, number> = new Map(
  Object.entries({ activity: 2, enrolment: 3, grant: 2 }),
);

function form(type: string, lives: string): RegExp {
  if (type === "union") return new RegExp(`^${ONE}\\+${ONE}$`);
  if (lives === "session") {
    return new RegExp(type === "session" ? `^${IN_SESSION}$` : `^${IN_SESSION}\\.${ONE}$`);
  }
  return new RegExp(
    `^${Array(LENGTHS.get(type) ?? 1)
      .fill(ONE)
      .join("\\.")}$`,
  );
}

const FORMS = new Map([...SCHEMA].map(([type, known]) => [type, form(type, known.lives)]));

/** Whether an id has the shape that its type asks for. */
export function fits(type: string, id: string): boolean {
  if (id.length > ID_LENGTH || !FORMS.get(type)?.test(id)) return false;
  const [first = "", second = ""] = id.split("+");
  return type !== "union" || first < second;
}

/** The referenced records that an id itself names: the person of a mark, the persons of a union. */
export function namedBy(type: string, id: string): [type: string, id: string][] {
  if (type === "union") return id.split("+").map((person) => ["person", person]);
  const known = SCHEMA.get(type);
  const last = known?.key.at(-1);
  if (known && last === "person" && (known.lives === "programme" || known.lives === "session")) {
    return [["person", id.slice(id.lastIndexOf(".") + 1)]];
  }
  return [];
}

/** Whether a version set contains a version. */
export function contains(versions: VersionSet, of: string): boolean {
  const [device, n] = splitVersion(of);
  const ranges = Object.hasOwn(versions, device) ? versions[device] : undefined;
  return ranges?.some(([first, last]) => first <= n && n <= last) ?? false;
}

/** The ranges that hold these numbers, besides those already known. */
export function rangesOf(numbers: Iterable<number>, known: Ranges = []): [number, number][] {
  const spans = [...known, ...[...numbers].map((n) => [n, n] as const)].sort(
    (a, b) => a[0] - b[0] || a[1] - b[1],
  );
  const merged: [number, number][] = [];
  for (const [first, last] of spans) {
    const before = merged.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

/** The version set that holds exactly these versions; devices in order. */
export function versionsOf(versions: Iterable<string>): Record<string, [number, number][]> {
  const numbers = new Map<string, number[]>();
  for (const one of versions) {
    const [device, n] = splitVersion(one);
    numbers.set(device, [...(numbers.get(device) ?? []), n]);
  }
  return Object.fromEntries(
    [...numbers.keys()].sort().map((device) => [device, rangesOf(numbers.get(device) ?? [])]),
  );
}
