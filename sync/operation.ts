// An operation: made once at the tap, as a text that never changes. PROTOCOL.md, section 2.
// Twin of operation.py. Before: schema.ts and names.ts. After: merge.ts takes its writes.

import { fits, type VersionSet, version } from "./names.ts";
import { type Field, fieldOf, SCHEMA } from "./schema.ts";

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** One value written to one field. `over` names the versions that it covers. */
export interface Write {
  readonly version: string;
  readonly at: number;
  readonly value: Json;
  readonly over: readonly string[];
  readonly decide: boolean;
  readonly seen: readonly string[];
}

/** One change to one record. `at` is ms since 1970, `offset` ms. */
export interface Operation {
  readonly n: number;
  readonly at: number;
  readonly type: string;
  readonly id: string;
  readonly offset?: number;
  readonly set?: Readonly<Record<string, Json>>;
  readonly over?: Readonly<Record<string, readonly string[]>>;
  readonly add?: Readonly<Record<string, readonly string[]>>;
  readonly remove?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly decide?: boolean;
  readonly void?: readonly string[];
  readonly seen?: readonly string[];
  readonly saw?: VersionSet;
  readonly in?: string;
}

const LONGEST_TEXT = 2_000;
const LONGEST_LONG_TEXT = 400_000; // what many people wrote into one text: 20,000 are typed at most
const MOST_POINTS = 20_000;

/** JSON with keys sorted by code unit and no spaces: the same text in both languages. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const table = value as { readonly [key: string]: Json };
    const pairs = Object.keys(table)
      .filter((key) => table[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonical(table[key] as Json)}`);
    return `{${pairs.join(",")}}`;
  }
  return JSON.stringify(value);
}

/** What an operation writes, by field. Bits of a set field travel as one value. */
export function writes(device: string, operation: Operation): Map<string, Write> {
  const name = version(device, operation.n);
  const { set = {}, add = {}, remove = {}, over = {}, decide = false, seen = [] } = operation;
  const made = new Map<string, Write>();
  const put = (one: string, value: Json, covered: readonly string[], settles: boolean) =>
    made.set(one, {
      version: name,
      at: operation.at,
      value,
      over: covered.filter((of) => of !== name),
      decide: settles,
      seen,
    });
  for (const [one, value] of Object.entries(set)) {
    const written =
      one !== "deleted" ? value : value === true ? { saw: (operation.saw ?? {}) as Json } : null;
    // A validation is undone by writing null over it, never as a decision is.
    put(one, written, own(over, one) ?? [], decide && one !== "validation");
  }
  for (const one of new Set([...Object.keys(add), ...Object.keys(remove)])) {
    const added = own(add, one);
    const removed = own(remove, one);
    const bits = { ...(added && { add: added }), ...(removed && { remove: removed }) };
    put(one, bits as Json, [], decide);
  }
  return made;
}

// A field may bear any name, `constructor` too: only what the table itself holds counts.
const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/**
 * The field (or `id`, `type`, `in`) whose value does not fit the schema, or null when all fit.
 * Unknown fields and unknown enumeration values fit: they pass through. Unknown types do not.
 */
export function strange(operation: Operation): string | null {
  if (!SCHEMA.has(operation.type)) return "type";
  if (!fits(operation.type, operation.id)) return "id";
  if (operation.in && !fits("programme", operation.in)) return "in";
  for (const [name, value] of Object.entries(operation.set ?? {})) {
    const one = fieldOf(operation.type, name);
    if (one && value !== null && (one.merge === "set" || !valueFits(one, value))) return name;
  }
  for (const name of [
    ...Object.keys(operation.add ?? {}),
    ...Object.keys(operation.remove ?? {}),
  ]) {
    const one = fieldOf(operation.type, name);
    if (one && one.merge !== "set") return name;
  }
  return null;
}

const integer = (value: unknown, least: number, most = Number.MAX_SAFE_INTEGER): boolean =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;

// Lengths are counted in code points, as the other language does.
const shorter = (value: Json, most: number): boolean =>
  typeof value === "string" && (value.length <= most || [...value].length <= most);

/** Whether a value that is not null is one of this field's. */
export function valueFits(one: Field, value: Json): boolean {
  switch (one.type) {
    case "text":
      return shorter(value, one.max || LONGEST_TEXT);
    case "long_text":
      return shorter(value, one.max || LONGEST_LONG_TEXT);
    case "int":
      return integer(value, 0, one.max || Number.MAX_SAFE_INTEGER);
    case "instant":
      return integer(value, -Number.MAX_SAFE_INTEGER);
    case "bool":
      return typeof value === "boolean";
    case "date":
      return typeof value === "string" && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value);
    case "time":
      return typeof value === "string" && /^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(value);
    case "enum":
    case "ref":
      return typeof value === "string" && value.length > 0 && value.length <= 160;
    case "refs":
      return Array.isArray(value) && value.every((element) => typeof element === "string");
    case "versions":
      return versionSetFits(value);
    case "strokes":
      return strokesFit(value);
    case "unit":
      return (
        isTable(value) &&
        Object.entries(value).every(([part, inner]) => {
          const known = Object.hasOwn(one.parts, part) ? one.parts[part] : undefined;
          return inner === null || !known || valueFits(known, inner);
        })
      );
    default:
      throw new Error(`unknown type of field: ${one.type}`);
  }
}

function isTable(value: Json): value is { readonly [key: string]: Json } {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function versionSetFits(value: Json): boolean {
  return (
    isTable(value) &&
    Object.values(value).every(
      (ranges) =>
        Array.isArray(ranges) &&
        ranges.every(
          (pair) =>
            Array.isArray(pair) &&
            pair.length === 2 &&
            integer(pair[0], 1) &&
            integer(pair[1], pair[0] as number),
        ),
    )
  );
}

/** A drawing: lists of x, y pairs laid flat, integers in ten-thousandths of the box's width. */
function strokesFit(value: Json): boolean {
  if (!Array.isArray(value)) return false;
  let points = 0;
  for (const stroke of value) {
    if (!Array.isArray(stroke) || stroke.length % 2 !== 0) return false;
    if (!stroke.every((number) => integer(number, -10_000, 20_000))) return false;
    points += stroke.length;
  }
  return points <= MOST_POINTS;
}
