// What this version does not know passes through it unharmed (L23): a unit that is edited here keeps the parts of which
// only a later version knows. Before: a change from a screen. After: write.ts makes the operation.

import type { Reading } from "../../../sync/merge.ts";
import { canonical, type Json } from "../../../sync/operation.ts";
import { fieldOf } from "../../../sync/schema.ts";

/** The value to write: with the unknown parts of the one that shows, unless a standing value was chosen as it is. */
export function withUnknown(type: string, field: string, value: Json, reading: Reading): Json {
  const unit = fieldOf(type, field);
  if (unit?.type !== "unit" || !isUnit(value) || !isUnit(reading.shown)) return value;
  if (reading.leaves.some((leaf) => canonical(leaf.value) === canonical(value))) return value;
  const held = Object.entries(reading.shown).filter(([part]) => !Object.hasOwn(unit.parts, part));
  return held.length ? { ...Object.fromEntries(held), ...value } : value;
}

const isUnit = (value: Json): value is { [part: string]: Json } =>
  value !== null && typeof value === "object" && !Array.isArray(value);
